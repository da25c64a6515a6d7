import type { Rollback } from "@/lib/contract/rollback";
import type { EngineDeps, RollbackMarks, StoredSnapshot } from "./ports";

export const NO_MARKS: RollbackMarks = { undone: [], redone: [], undoes: null };

/**
 * Which snapshots a completed rollback leaves on an abandoned branch: those taken after its target. An undo brings back
 * the ones that the undone rollback had marked, and abandons those taken since.
 */
export async function findMarks(
  deps: EngineDeps,
  { sessionId, undoOf }: Rollback,
  target: StoredSnapshot,
): Promise<RollbackMarks> {
  const marks: RollbackMarks = { undone: [], redone: [], undoes: undoOf };
  let cursor: string | undefined;
  do {
    const page = await deps.store.listSnapshots({ sessionId, limit: 200, ...(cursor ? { cursor } : {}) });
    for (const snapshot of page.items) {
      if (undoOf !== null && snapshot.undoneBy === undoOf) marks.redone.push(snapshot.id);
      else if (snapshot.undoneBy === null && snapshot.id !== target.id && isAfter(snapshot, target))
        marks.undone.push(snapshot.id);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return marks;
}

const isAfter = (snapshot: StoredSnapshot, target: StoredSnapshot) =>
  snapshot.createdAt > target.createdAt ||
  (snapshot.createdAt === target.createdAt && snapshot.id > target.id);
