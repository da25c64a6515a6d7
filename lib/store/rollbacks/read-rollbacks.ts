import { type RollbackId, SessionId } from "@/lib/contract/ids";
import type { Page } from "@/lib/contract/page";
import type { Rollback } from "@/lib/contract/rollback";
import { Instant } from "@/lib/contract/time";
import type { Clock } from "@/lib/engine/ports";
import { parseCursor, toPage } from "../page-cursor";
import type { Reader } from "../tables";
import { fromRow } from "./rollback-row";

export async function findRollback(db: Reader, id: RollbackId): Promise<Rollback | undefined> {
  const row = await db
    .selectFrom("rollback")
    .select(["document", "undone_by"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** A page of a session's rollbacks, newest first. */
export async function listRollbacks(
  db: Reader,
  sessionId: SessionId,
  limit: number,
  cursor?: string,
): Promise<Page<Rollback>> {
  let rows = db
    .selectFrom("rollback")
    .select(["document", "undone_by"])
    .where("session_id", "=", sessionId)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc");
  if (cursor !== undefined) {
    const { at, id } = parseCursor(cursor);
    rows = rows.where((eb) => eb(eb.refTuple("started_at", "id"), "<", eb.tuple(at, id)));
  }
  const found = await rows.limit(limit + 1).execute();
  return toPage(found.map(fromRow), limit, ({ startedAt, id }) => ({ at: startedAt, id }));
}

/** Entries still running, oldest first. `leased`: somebody holds the session's lock, so the work may be going on. */
export async function unfinishedRollbacks(
  db: Reader,
  clock: Clock,
): Promise<{ rollback: Rollback; leased: boolean }[]> {
  const rows = await db
    .selectFrom("rollback")
    .leftJoin("lease", (join) =>
      join
        .onRef("lease.session_id", "=", "rollback.session_id")
        .on("lease.holder", "is not", null)
        .on("lease.expires_at", ">", clock.now().toISOString()),
    )
    .select(["rollback.document", "rollback.undone_by", "lease.token"])
    .where("rollback.status", "=", "running")
    .orderBy("rollback.started_at")
    .orderBy("rollback.id")
    .execute();
  return rows.map((row) => ({ rollback: fromRow(row), leased: row.token !== null }));
}

export async function rolledBackSince(
  db: Reader,
  since: Date,
): Promise<{ sessionId: SessionId; finishedAt: string }[]> {
  const rows = await db
    .selectFrom("rollback")
    .select(["session_id", ({ fn }) => fn.max("finished_at").as("finished_at")])
    .where("status", "=", "completed")
    .where("finished_at", ">", since.toISOString())
    .groupBy("session_id")
    .execute();
  return rows.map((row) => ({
    sessionId: SessionId.parse(row.session_id),
    finishedAt: Instant.parse(row.finished_at),
  }));
}

export async function rollbackDurations(db: Reader, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom("rollback")
    .select("duration_ms")
    .where("status", "=", "completed")
    .where("finished_at", "is not", null)
    .orderBy("finished_at", "desc")
    .limit(limit)
    .execute();
  return rows.flatMap(({ duration_ms }) => duration_ms ?? []);
}
