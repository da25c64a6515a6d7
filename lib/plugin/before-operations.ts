import type { Api } from "@/lib/sdk/api";
import type { OpenClaw, ToolDecision } from "./open-claw";
import type { RuleBook } from "./rule-book";
import { isNamed } from "./rules";
import { sayFailure } from "./say-failure";
import type { Settings } from "./settings";
import { within } from "./within";

const WAIT_MS = 2000;

interface Means {
  settings: Settings;
  open: () => Api;
  rules: RuleBook;
}

/** A snapshot before each tool call that the policy or the plugin's configuration names. Never waits longer than 2 s. */
export function registerBeforeOperations(claw: OpenClaw, { settings, open, rules }: Means): void {
  const own = [{ appliesTo: ["*"], operations: settings.beforeOperations }];
  claw.on("before_tool_call", async ({ toolName }, { sessionKey }): Promise<ToolDecision> => {
    if (sessionKey === undefined) return undefined;
    const timeUp = AbortSignal.timeout(WAIT_MS);
    const isWanted =
      isNamed(own, sessionKey, toolName) ||
      isNamed(await within(timeUp, rules.read(), rules.known), sessionKey, toolName);
    if (!isWanted) return undefined;
    const snapshot = takeSnapshot(open, sessionKey, toolName);
    const why = await within(timeUp, snapshot, "Clawback needed longer than 2 s.");
    if (why === null) return undefined;
    claw.logger.warn(`Clawback took no snapshot before ${toolName} in ${sessionKey}: ${why}`);
    if (settings.whenSnapshotFails === "continue") return undefined;
    const blockReason = `Before ${toolName} a snapshot is taken, and this time none could be. ${why}`;
    return { block: true, blockReason };
  });
}

/** Returns why not, or null. One that comes too late says so: the operation may have begun. */
async function takeSnapshot(open: () => Api, sessionKey: string, toolName: string): Promise<string | null> {
  const startedAt = Date.now();
  try {
    const { sessions } = open();
    const name = `pre-${toolName.slice(0, 100)}-${startedAt}`;
    const { id } = await sessions.createSnapshot(sessionKey, { name, kind: "pre_operation" });
    if (Date.now() - startedAt > WAIT_MS) {
      const description = `Came ${Date.now() - startedAt} ms after it was asked for: ${toolName} waits for 2000 ms at most, so part of its work may be in here.`;
      await sessions.updateSnapshot(sessionKey, id, { description });
    }
    return null;
  } catch (error) {
    return sayFailure(error);
  }
}
