import type { NotRestorable } from "@/lib/contract/rollback";
import { foresee } from "./plan";
import type { EngineDeps, StateContent, StoredSnapshot } from "./ports";
import type { ReadBlob } from "./tree/blobs";
import { readContent, readRoot } from "./tree/state-tree";

/** The state a session should be in, and what of it is known to be out of reach. */
export interface Goal {
  snapshot: StoredSnapshot;
  content: StateContent;
  preserveMemory: boolean;
  declared: NotRestorable[];
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
  const content = preserveMemory ? { ...stored, memoryFiles: from.memoryFiles } : stored;
  const { notRestorable } = await foresee(deps, target, from, content);
  return { snapshot: target, content, preserveMemory, declared: notRestorable };
}
