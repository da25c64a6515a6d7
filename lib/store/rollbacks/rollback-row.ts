import { Rollback } from "@/lib/contract/rollback";
import type { RollbackRow } from "../tables";

/** The columns of a rollback, less `undone_by`: that one belongs to the rollback which undid it. */
export function toRow(rollback: Rollback): Omit<RollbackRow, "undone_by"> {
  const { undoneBy: _undoneBy, ...document } = rollback;
  return {
    id: rollback.id,
    session_id: rollback.sessionId,
    snapshot_id: rollback.snapshotId,
    safety_snapshot_id: rollback.safetySnapshotId,
    status: rollback.status,
    started_at: rollback.startedAt,
    finished_at: rollback.finishedAt,
    duration_ms:
      rollback.finishedAt === null ? null : Date.parse(rollback.finishedAt) - Date.parse(rollback.startedAt),
    document: JSON.stringify(document),
  };
}

export const fromRow = ({ document, undone_by }: Pick<RollbackRow, "document" | "undone_by">): Rollback =>
  Rollback.parse({ ...JSON.parse(document), undoneBy: undone_by });
