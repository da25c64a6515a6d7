import { AppError } from "@/lib/contract/errors";
import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { EngineDeps, StoredSnapshot } from "./ports";

/** The snapshot, when it is of this session. Throws `snapshot_not_found` otherwise. With `sessionId: null` any session will do. */
export async function requireSnapshot(
  deps: EngineDeps,
  sessionId: SessionId | null,
  id: SnapshotId,
): Promise<StoredSnapshot> {
  const snapshot = await deps.store.findSnapshot(id);
  if (!snapshot)
    throw new AppError("snapshot_not_found", `There is no snapshot ${id}. It may have been deleted.`);
  if (sessionId !== null && snapshot.sessionId !== sessionId) {
    throw new AppError(
      "snapshot_not_found",
      `Snapshot ${id} belongs to another session, not to ${sessionId}.`,
    );
  }
  return snapshot;
}
