import type { AuditItem } from "@/lib/contract/audit";
import { fromRow } from "../snapshots/snapshot-row";
import type { AuditTableRow, Reader } from "../tables";

/** The snapshots that these events are about, as they are now, by id. Those that were deleted are not among them. */
export async function readAbout(
  db: Reader,
  events: readonly AuditTableRow[],
): Promise<Map<string, NonNullable<AuditItem["snapshot"]>>> {
  const ids = [...new Set(events.flatMap(({ snapshot_id: id }) => id ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("snapshot").selectAll().where("id", "in", ids).execute();
  return new Map(
    rows.map(fromRow).map(({ id, name, kind, tags, review }) => [id, { name, kind, tags, review }]),
  );
}
