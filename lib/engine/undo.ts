import type { RollbackId } from "@/lib/contract/ids";
import type { UndoRequest } from "@/lib/contract/rollback";
import { recordRefusal } from "./audit";
import type { EngineDeps, Requester } from "./ports";
import { plain, refusal } from "./reasons/refusal";
import { beginRollback, type StartedRollback } from "./rollback";
import { getRollback } from "./rollbacks";

/**
 * Undoes a completed rollback: a rollback to its safety snapshot, with a safety snapshot of its own. Throws
 * `not_restorable` when there is nothing to undo: the rollback failed, was undone already, or its safety snapshot is gone.
 */
export function startUndo(
  deps: EngineDeps,
  requester: Requester,
  rollbackId: RollbackId,
  request: UndoRequest,
): Promise<StartedRollback> {
  return recordRefusal(deps, requester, "rollback.undo", { rollbackId, reason: request.reason }, () =>
    undo(deps, requester, rollbackId, request),
  );
}

async function undo(
  deps: EngineDeps,
  requester: Requester,
  rollbackId: RollbackId,
  { reason }: UndoRequest,
): Promise<StartedRollback> {
  const undoOf = await getRollback(deps, rollbackId);
  if (undoOf.status === "running")
    throw refusal("rollback_in_progress", [plain("rollback_not_ended"), plain("undo_when_over")]);
  if (undoOf.outcome === "put_back") throw refusal("not_restorable", [plain("nothing_to_undo")]);
  if (undoOf.undoneBy)
    throw refusal("not_restorable", [{ code: "undone_already", values: { rollbackId: undoOf.undoneBy } }]);
  const safety = undoOf.safetySnapshotId && (await deps.store.findSnapshot(undoOf.safetySnapshotId));
  if (!safety) throw refusal("not_restorable", [plain("safety_deleted")]);
  const request = {
    snapshotId: safety.id,
    preserveMemory: false,
    onActiveRun: "abort",
    ...(reason === undefined ? {} : { reason }),
  } as const;
  return beginRollback(deps, requester, { target: safety, request, undoOf });
}
