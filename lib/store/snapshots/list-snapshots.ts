import type { Page } from "@/lib/contract/page";
import type { SnapshotFilter, StoredSnapshot } from "@/lib/engine/ports";
import { parseCursor, toPage } from "../page-cursor";
import type { Reader } from "../tables";
import { matching } from "./match-snapshots";
import { fromRow } from "./snapshot-row";

/** A page of snapshots, newest first; equal times are ordered by id. `now` is what ages in the query count from. */
export async function listSnapshots(
  db: Reader,
  filter: SnapshotFilter,
  now: Date,
): Promise<Page<StoredSnapshot>> {
  const { sessionId, query, limit, cursor } = filter;
  let rows = db.selectFrom("snapshot").selectAll().orderBy("created_at", "desc").orderBy("id", "desc");
  if (sessionId !== undefined) rows = rows.where("session_id", "=", sessionId);
  if (query !== undefined) rows = rows.where(matching(query, now));
  if (cursor !== undefined) {
    const { at, id } = parseCursor(cursor);
    rows = rows.where((eb) => eb(eb.refTuple("created_at", "id"), "<", eb.tuple(at, id)));
  }
  const found = await rows.limit(limit + 1).execute();
  return toPage(found.map(fromRow), limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}
