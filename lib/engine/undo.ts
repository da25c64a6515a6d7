import { AppError } from "@/lib/contract/errors";
import type { RollbackId } from "@/lib/contract/ids";
import type { UndoRequest } from "@/lib/contract/rollback";
import { recordRefusal } from "./audit";
import type { EngineDeps, Requester } from "./ports";
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
    throw new AppError("rollback_in_progress", "This rollback has not ended yet. Undo it when it is over.");
  if (undoOf.outcome === "put_back")
    throw new AppError(
      "not_restorable",
      "This rollback failed and left the session as it was: there is nothing to undo.",
    );
  if (undoOf.undoneBy)
    throw new AppError("not_restorable", `This rollback was undone already, by ${undoOf.undoneBy}.`);
  const safety = undoOf.safetySnapshotId && (await deps.store.findSnapshot(undoOf.safetySnapshotId));
  if (!safety)
    throw new AppError(
      "not_restorable",
      "The safety snapshot of this rollback was deleted: it cannot be undone.",
    );
  const request = {
    snapshotId: safety.id,
    preserveMemory: false,
    onActiveRun: "abort",
    ...(reason === undefined ? {} : { reason }),
  } as const;
  return beginRollback(deps, requester, { target: safety, request, undoOf });
}
