import { AppError } from "@/lib/contract/errors";
import type { SnapshotId } from "@/lib/contract/ids";
import type { AuditEvent, SnapshotPatch, StoredSnapshot } from "@/lib/engine/ports";
import { appendAudit } from "../append-audit";
import type { Database } from "../database";
import { putTags } from "./put-snapshot";
import { fromRow, toColumns } from "./snapshot-row";

/** Changes what may change of a snapshot. Throws `snapshot_not_found`. */
export function updateSnapshot(
  database: Database,
  id: SnapshotId,
  patch: SnapshotPatch,
  audit: AuditEvent,
): Promise<StoredSnapshot> {
  return database.write(async (tx) => {
    const row = await tx
      .updateTable("snapshot")
      // An empty patch still needs a statement that finds the row.
      .set(({ ref }) => ({ held: ref("held"), ...toColumns(patch) }))
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw snapshotNotFound(id);
    if (patch.tags) {
      await tx.deleteFrom("snapshot_tag").where("snapshot_id", "=", id).execute();
      await putTags(tx, id, patch.tags);
    }
    await appendAudit(tx, audit);
    return fromRow(row);
  });
}

export const snapshotNotFound = (id: SnapshotId): AppError =>
  new AppError("snapshot_not_found", `There is no snapshot ${id}. It may have been deleted.`);
