import { sql } from "kysely";
import { z } from "zod";
import { SessionId, SnapshotId } from "@/lib/contract/ids";
import { Instant } from "@/lib/contract/time";
import type { SessionTotals } from "@/lib/engine/ports";
import type { Reader } from "../tables";

// Every moment is written with as many characters, so time and id together sort like the two of them.
const INSTANT_LENGTH = 24;
const placed = sql<string>`created_at || id`;

const Place = z.string().transform((text) => ({
  id: SnapshotId.parse(text.slice(INSTANT_LENGTH)),
  createdAt: Instant.parse(text.slice(0, INSTANT_LENGTH)),
}));
const Totals = z.object({
  session_id: SessionId,
  count: z.number().int(),
  last: Place,
  last_healthy: Place.nullable(),
  messages: z.number().int(),
});

/** One line for every session with a snapshot, or for this one. */
export async function sessionTotals(db: Reader, sessionId?: SessionId): Promise<SessionTotals[]> {
  const rows = await db
    .with("total", (cte) =>
      cte
        .selectFrom("snapshot")
        .select(["session_id"])
        .select(({ fn }) => [
          fn.countAll<number>().as("count"),
          fn.max(placed).as("last"),
          fn
            .max(sql<string | null>`case when healthy = 1 and undone_by is null then ${placed} end`)
            .as("last_healthy"),
        ])
        .$if(sessionId !== undefined, (query) => query.where("session_id", "=", sessionId ?? ""))
        .groupBy("session_id"),
    )
    .selectFrom("total")
    .innerJoin("snapshot", (join) =>
      join.on("snapshot.id", "=", sql<string>`substr(total.last, ${sql.lit(INSTANT_LENGTH + 1)})`),
    )
    .select(["total.session_id", "count", "last", "last_healthy", "messages"])
    .orderBy("total.session_id")
    .execute();
  return rows.map((row) => {
    const { session_id, count, last, last_healthy, messages } = Totals.parse(row);
    return {
      sessionId: session_id,
      count,
      lastSnapshot: { ...last, messages },
      lastHealthySnapshot: last_healthy,
    };
  });
}
