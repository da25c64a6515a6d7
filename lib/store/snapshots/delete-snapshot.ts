import { AppError } from "@/lib/contract/errors";
import type { SnapshotId } from "@/lib/contract/ids";
import type { AuditEvent, Pin } from "@/lib/engine/ports";
import { appendAudit } from "../append-audit";
import type { Database } from "../database";
import { lockSnapshots } from "../rollbacks/lock-snapshots";
import type { Writer } from "../tables";

/**
 * Deletes the row; its blobs go with the next sweep. Throws `snapshot_not_found`, `snapshot_held`, and
 * `rollback_in_progress` while a rollback goes to this snapshot or relies on it as its safety.
 */
export function deleteSnapshot(
  database: Database,
  id: SnapshotId,
  audit: AuditEvent,
): Promise<{ freedPin: Pin | null }> {
  return database.write(async (tx) => {
    // Two that share a pin are deleted one after the other, so that the second one frees it.
    await database.lockContent(tx, "exclusive");
    await lockSnapshots(tx, [id]);
    await refuseWhileRolledBack(tx, id);
    const row = await tx
      .deleteFrom("snapshot")
      .where("id", "=", id)
      .where("held", "=", 0)
      .returning("pin_ref")
      .executeTakeFirst();
    if (!row)
      throw new AppError("snapshot_held", "The snapshot is held. Release the hold first, then delete it.");
    const freed = await freedPin(tx, row.pin_ref);
    await appendAudit(tx, audit);
    return { freedPin: freed };
  });
}

/** The running rollback that goes to this snapshot or relies on it as its safety. */
export const rollbackUsing = (tx: Writer, id: SnapshotId) =>
  tx
    .selectFrom("rollback")
    .select("id")
    .where("status", "=", "running")
    .where((eb) => eb.or([eb("snapshot_id", "=", id), eb("safety_snapshot_id", "=", id)]))
    .executeTakeFirst();

async function refuseWhileRolledBack(tx: Writer, id: SnapshotId): Promise<void> {
  const running = await rollbackUsing(tx, id);
  if (running) {
    throw new AppError(
      "rollback_in_progress",
      `Rollback ${running.id} is using this snapshot. Delete it when the rollback is over.`,
    );
  }
}

/** The pin, when no snapshot uses it any more, not even one in the trash. */
export async function freedPin(tx: Writer, ref: string | null): Promise<Pin | null> {
  if (ref === null) return null;
  for (const table of ["snapshot", "snapshot_trash"] as const) {
    const other = await tx
      .selectFrom(table)
      .select("id")
      .where("pin_ref", "=", ref)
      .limit(1)
      .executeTakeFirst();
    if (other) return null;
  }
  return { ref };
}
