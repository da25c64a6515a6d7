import type { Rollback } from "@/lib/contract/rollback";

/** Whether a rollback left something to undo. */
export const isUndoable = ({ status, safetySnapshotId, undoneBy }: Rollback): boolean =>
  status === "completed" && safetySnapshotId !== null && undoneBy === null;
