import { AppError } from "@/lib/contract/errors";
import type { SnapshotId } from "@/lib/contract/ids";
import type { Review } from "@/lib/contract/snapshot";
import type { AuditEvent, StoredSnapshot } from "@/lib/engine/ports";
import { appendAudit } from "../append-audit";
import type { Database } from "../database";
import { fromRow } from "./snapshot-row";
import { snapshotNotFound } from "./update-snapshot";

/** Signs a snapshot, once. Throws `snapshot_not_found` and `already_reviewed`. */
export function reviewSnapshot(
  database: Database,
  id: SnapshotId,
  review: Review,
  audit: AuditEvent,
): Promise<StoredSnapshot> {
  return database.write(async (tx) => {
    const row = await tx
      .updateTable("snapshot")
      .set({ review: JSON.stringify(review) })
      .where("id", "=", id)
      .where("review", "is", null)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw await whyNot();
    await appendAudit(tx, audit);
    return fromRow(row);

    async function whyNot(): Promise<AppError> {
      const known = await tx.selectFrom("snapshot").selectAll().where("id", "=", id).executeTakeFirst();
      if (!known) return snapshotNotFound(id);
      const by = fromRow(known).review;
      return new AppError(
        "already_reviewed",
        `${by?.by} reviewed this snapshot at ${by?.at}. A review stays as it is.`,
        { extra: { by: by?.by ?? "", at: by?.at ?? "" } },
      );
    }
  });
}
