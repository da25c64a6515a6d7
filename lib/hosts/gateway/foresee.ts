import type { SessionId } from "@/lib/contract/ids";
import type { Reason } from "@/lib/contract/reason";
import type { Lost, RestoreOutlook, StateContent } from "@/lib/engine/ports";
import { plain } from "@/lib/engine/reasons/refusal";
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
  const notRestorable: Lost[] = [
    ...(context ? [{ part: "context" as const, why: [context] }] : []),
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

function notes({ live, target, emptied, rewritten }: Outlook): Reason[] {
  const all: Reason[] = [];
  if (!live.present && target.present) all.push(plain("channel_must_speak"));
  if (live.present && !target.present) all.push(plain("session_will_be_deleted"));
  if (emptied.length > 0) all.push({ code: "files_emptied", values: { paths: emptied } });
  for (const path of rewritten) {
    // The gateway compares the file with what the agent last wrote whenever the agent writes it, and trusts no mixture.
    all.push({ code: "left_out_of_prompts", values: { path } });
  }
  return all;
}
