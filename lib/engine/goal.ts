import { foresee } from "./plan";
import type { EngineDeps, Lost, StateContent, StoredSnapshot } from "./ports";
import type { ReadBlob } from "./tree/blobs";
import { readContent, readRoot } from "./tree/state-tree";

/** The state a session should be in, and what of it is known to be out of reach. */
export interface Goal {
  snapshot: StoredSnapshot;
  content: StateContent;
  preserveMemory: boolean;
  declared: Lost[];
}

export async function readSnapshotContent(deps: EngineDeps, snapshot: StoredSnapshot): Promise<StateContent> {
  const read: ReadBlob = (digest) => deps.store.readBlob(digest);
  return readContent(read, await readRoot(read, snapshot.stateDigest));
}

/** The target of a rollback, seen from the state it leaves. With `preserveMemory` the memory of that state is the goal. */
export async function aimAt(
  deps: EngineDeps,
  target: StoredSnapshot,
  from: StateContent,
  preserveMemory: boolean,
): Promise<Goal> {
  const stored = await readSnapshotContent(deps, target);
  const memoryFiles = preserveMemory
    ? from.memoryFiles
    : { ...stored.memoryFiles, ...unrecorded(stored, from) };
  const content = { ...stored, memoryFiles };
  const { notRestorable } = await foresee(deps, target, from, content);
  return { snapshot: target, content, preserveMemory, declared: notRestorable };
}

/** Memory that the snapshot saw but could not record was there: it is left as it is, and never emptied as if it had not been. */
function unrecorded(stored: StateContent, from: StateContent): Record<string, string> {
  const seen = new Set(stored.files.map((file) => file.path));
  return Object.fromEntries(Object.entries(from.memoryFiles).filter(([path]) => seen.has(path)));
}
