import type { Change } from "@/lib/contract/snapshot";
import { diffRoots, type PartDiffs } from "./diff/diff-roots";
import type { LiveState } from "./live-state";
import type { StoredSnapshot } from "./ports";
import { readRoot } from "./tree/state-tree";

/** What came and went between a snapshot and the live state, in counts. */
export async function changeSince(
  since: StoredSnapshot,
  { read, encoded, capture }: LiveState,
): Promise<Change> {
  const appended = capture.context.kind === "appended" ? capture.context.messages.length : null;
  const before = (await readRoot(read, since.stateDigest)).parts;
  const after = encoded.root.parts;
  // An append is known without looking; only the other parts are compared then.
  const parts = await diffRoots(
    read,
    appended === null ? before : { ...before, context: after.context },
    after,
  );
  const change = toChange(since, parts);
  return appended === null ? change : { ...change, context: { added: appended, removed: 0, changed: 0 } };
}

function toChange(since: StoredSnapshot, parts: PartDiffs): Change {
  const { context, memory, files, tools, skills, settings } = parts;
  const names = (diff: PartDiffs["tools"]) => ({
    added: diff.added.length,
    removed: diff.removed.length,
    changed: 0,
  });
  const ofSettings = (op: "added" | "removed" | "changed") =>
    settings.changes.filter((change) => change.op === op).length;
  return {
    since: since.id,
    context: { added: context.added, removed: context.removed, changed: context.changed },
    memory: { added: memory.addedLines, removed: memory.removedLines, changed: 0 },
    files: { added: files.added, removed: files.removed, changed: files.changed },
    tools: names(tools),
    skills: names(skills),
    settings: { added: ofSettings("added"), removed: ofSettings("removed"), changed: ofSettings("changed") },
  };
}
