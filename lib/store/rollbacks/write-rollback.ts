import { AppError } from "@/lib/contract/errors";
import type { RollbackId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import type { AlertOrder, AuditEvent, Lease, RollbackMarks } from "@/lib/engine/ports";
import { putAlert } from "../alerts/put-alert";
import { appendAudit } from "../append-audit";
import type { Database } from "../database";
import type { Writer } from "../tables";
import { requireLease } from "./leases";
import { lockSnapshots } from "./lock-snapshots";
import { toRow } from "./rollback-row";

/** Opens the journal entry. From here on its target cannot be deleted. */
export function beginRollback(
  database: Database,
  rollback: Rollback,
  lease: Lease,
  audit: AuditEvent,
): Promise<void> {
  return database.write(async (tx) => {
    await requireLease(tx, lease);
    await lockSnapshots(tx, [rollback.snapshotId]);
    await tx
      .insertInto("rollback")
      .values({ ...toRow(rollback), undone_by: rollback.undoneBy })
      .execute();
    await appendAudit(tx, audit);
  });
}

/** Writes the entry as it stands. From the first time that it names a safety snapshot, that one cannot be deleted. */
export function saveRollback(
  database: Database,
  rollback: Rollback,
  lease: Lease,
  audit?: AuditEvent,
): Promise<void> {
  return database.write(async (tx) => {
    await requireLease(tx, lease);
    await update(tx, rollback);
    if (audit) await appendAudit(tx, audit);
  });
}

/** Closes the entry and marks what it undid, or what it brought back. */
export function finishRollback(
  database: Database,
  rollback: Rollback,
  lease: Lease,
  { undone, redone, undoes }: RollbackMarks,
  audit: AuditEvent,
  order?: AlertOrder,
): Promise<void> {
  return database.write(async (tx) => {
    await requireLease(tx, lease);
    await update(tx, rollback);
    if (undone.length > 0)
      await tx.updateTable("snapshot").set({ undone_by: rollback.id }).where("id", "in", undone).execute();
    if (redone.length > 0)
      await tx.updateTable("snapshot").set({ undone_by: null }).where("id", "in", redone).execute();
    if (undoes !== null)
      await tx.updateTable("rollback").set({ undone_by: rollback.id }).where("id", "=", undoes).execute();
    if (order) await putAlert(tx, order.alert, order);
    await appendAudit(tx, audit);
  });
}

/** Writes an entry that is over once more. Throws `rollback_in_progress` while it is still running. */
export function amendRollback(database: Database, rollback: Rollback, audit: AuditEvent): Promise<void> {
  return database.write(async (tx) => {
    const before = await update(tx, rollback);
    if (before.status === "running") {
      throw new AppError(
        "rollback_in_progress",
        `Rollback ${rollback.id} is still running. Wait until it is over.`,
      );
    }
    await appendAudit(tx, audit);
  });
}

/** Answers how the entry stood before. */
async function update(tx: Writer, rollback: Rollback) {
  const before = await tx
    .selectFrom("rollback")
    .select(["status", "safety_snapshot_id"])
    .where("id", "=", rollback.id)
    .executeTakeFirst();
  if (!before) throw rollbackNotFound(rollback.id);
  const { safetySnapshotId } = rollback;
  if (safetySnapshotId !== null && before.safety_snapshot_id !== safetySnapshotId)
    await lockSnapshots(tx, [safetySnapshotId]);
  await tx.updateTable("rollback").set(toRow(rollback)).where("id", "=", rollback.id).execute();
  return before;
}

const rollbackNotFound = (id: RollbackId) =>
  new AppError("rollback_not_found", `There is no rollback ${id}.`);
