import { z } from "zod";
import { SessionId, SnapshotId } from "@/lib/contract/ids";
import { Instant } from "@/lib/contract/time";
import type { SessionTotals, StoredSnapshot } from "@/lib/engine/ports";
import type { Reader } from "../tables";
import { fromRow } from "./snapshot-row";

export async function findSnapshot(db: Reader, id: SnapshotId): Promise<StoredSnapshot | undefined> {
  const row = await db.selectFrom("snapshot").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

export async function newestSnapshot(db: Reader, sessionId: SessionId): Promise<StoredSnapshot | undefined> {
  const row = await db
    .selectFrom("snapshot")
    .selectAll()
    .where("session_id", "=", sessionId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** The newest one that was taken with runs and an error rate below `errorRate`, and that no rollback undid. */
export async function newestHealthySnapshot(
  db: Reader,
  sessionId: SessionId,
  errorRate: number,
): Promise<SnapshotId | undefined> {
  const row = await db
    .selectFrom("snapshot")
    .select("id")
    .where("session_id", "=", sessionId)
    .where("undone_by", "is", null)
    .where("health_runs", ">", 0)
    .where("error_rate", "<", errorRate)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && SnapshotId.parse(row.id);
}

const Totals = z.object({
  session_id: SessionId,
  count: z.number().int(),
  id: SnapshotId,
  created_at: Instant,
});

/** One line for every session with a snapshot. */
export async function sessionTotals(db: Reader): Promise<SessionTotals[]> {
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom("snapshot")
        .select(["session_id", "id", "created_at"])
        .select(({ fn }) => [
          fn
            .countAll()
            .over((over) => over.partitionBy("session_id"))
            .as("count"),
          fn
            .agg<number>("row_number")
            .over((over) =>
              over.partitionBy("session_id").orderBy("created_at", "desc").orderBy("id", "desc"),
            )
            .as("place"),
        ])
        .as("placed"),
    )
    .select(["session_id", "count", "id", "created_at"])
    .where("place", "=", 1)
    .orderBy("session_id")
    .execute();
  return rows.map((row) => {
    const { session_id, count, id, created_at } = Totals.parse(row);
    return {
      sessionId: session_id,
      count,
      lastSnapshot: { id, createdAt: created_at },
      lastHealthySnapshot: null,
    };
  });
}
