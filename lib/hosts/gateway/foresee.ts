import type { SessionId } from "@/lib/contract/ids";
import type { NotRestorable } from "@/lib/contract/rollback";
import type { RestoreOutlook, StateContent } from "@/lib/engine/ports";
import { keptElsewhere } from "./capture-context";
import { findRow } from "./find-row";
import { canWrite, type WorkspaceAccess } from "./restore-workspace";
import { agentOf, toSessionId } from "./session-keys";
import { isPromptMemory } from "./workspace-paths";
import { linksIn, planFiles, planMemory } from "./workspace-plan";

/** What restoring `target` over `live` cannot do on this gateway, and who else will notice it. */
export async function foresee(
  { connection, directory, link }: WorkspaceAccess,
  sessionId: SessionId,
  live: StateContent,
  target: StateContent,
): Promise<RestoreOutlook> {
  const [row, keys, plugin] = await Promise.all([
    findRow(connection, sessionId),
    directory.keysOf(agentOf(sessionId)),
    link.find(),
  ]);
  const means = { any: canWrite({ plugin }), links: linksIn(live.files) };
  const memory = planMemory(live.memoryFiles, target.memoryFiles, means);
  const files = planFiles(live.files, target.files, means);
  const context = row ? keptElsewhere(row) : null;
  const notRestorable: NotRestorable[] = [
    ...(context ? [{ part: "context" as const, why: context }] : []),
    ...memory.lost.map((lost) => ({ part: "memory" as const, ...lost })),
    ...files.lost.map((lost) => ({ part: "files" as const, ...lost })),
  ];
  const sharedWith = keys.filter((key) => key !== sessionId).flatMap((key) => toSessionId(key) ?? []);
  const rewritten = memory.write.map(({ path }) => path).filter(isPromptMemory);
  return { notRestorable, sharedWith, notes: notes({ live, target, emptied: memory.empty, rewritten }) };
}

interface Outlook {
  live: StateContent;
  target: StateContent;
  emptied: string[];
  /** Memory files that the gateway puts into prompts and that will be written. */
  rewritten: string[];
}

function notes({ live, target, emptied, rewritten }: Outlook): string[] {
  const all: string[] = [];
  if (!live.present && target.present) {
    all.push(
      "The session was deleted. Once it is back, its channel has to speak first: the gateway no longer knows where to deliver.",
    );
  }
  if (live.present && !target.present) all.push("The session did not exist then: it will be deleted.");
  if (emptied.length > 0) {
    all.push(
      `The gateway cannot delete files: ${emptied.join(", ")} will be emptied, which counts as absent.`,
    );
  }
  for (const path of rewritten) {
    // The gateway compares the file with what the agent last wrote whenever the agent writes it, and trusts no mixture.
    all.push(
      `For the gateway a restored ${path} was changed from outside: once the agent itself writes the file again, the gateway leaves it out of the prompts, also after later rollbacks.`,
    );
  }
  return all;
}
