import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { EngineDeps, StoredSnapshot } from "./ports";
import { refusal } from "./reasons/refusal";

/** The snapshot, when it is of this session. Throws `snapshot_not_found` otherwise. With `sessionId: null` any session will do. */
export async function requireSnapshot(
  deps: EngineDeps,
  sessionId: SessionId | null,
  id: SnapshotId,
): Promise<StoredSnapshot> {
  const snapshot = await deps.store.findSnapshot(id);
  if (!snapshot)
    throw refusal("snapshot_not_found", [{ code: "no_such_snapshot", values: { snapshotId: id } }]);
  if (sessionId !== null && snapshot.sessionId !== sessionId) {
    const values = { snapshotId: id, sessionId };
    throw refusal("snapshot_not_found", [{ code: "snapshot_of_another", values }]);
  }
  return snapshot;
}
