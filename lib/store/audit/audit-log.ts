import { z } from "zod";
import { AppError } from "@/lib/contract/errors";
import type { Query } from "@/lib/contract/query";
import type { AuditLog, Clock } from "@/lib/engine/ports";
import type { Database } from "../database";
import type { Reader } from "../tables";
import { readAbout } from "./audit-about";
import { toAuditRow, toRecord } from "./audit-row";
import { matchingAudit } from "./match-audit";

/** The port over a database. What each method promises is written at `AuditLog`. */
export function auditLog(database: Database, clock: Clock): AuditLog {
  const facts = () => ({ now: clock.now(), dialect: database.dialect });
  const matching = (db: Reader, query: Query | undefined) => {
    const rows = db.selectFrom("audit");
    return query === undefined ? rows : rows.where(matchingAudit(query, facts()));
  };

  return {
    listAudit: ({ query, limit, cursor }) =>
      database.read(async (db) => {
        let rows = matching(db, query).selectAll().orderBy("seq", "desc");
        if (cursor !== undefined) rows = rows.where("seq", "<", parseSeq(cursor));
        const found = await rows.limit(limit + 1).execute();
        const shown = found.slice(0, limit);
        const about = await readAbout(db, shown);
        return {
          items: shown.map((row) => ({
            ...toRecord(row),
            snapshot: (row.snapshot_id === null ? undefined : about.get(row.snapshot_id)) ?? null,
          })),
          nextCursor: found.length > limit ? String(shown.at(-1)?.seq) : null,
        };
      }),

    countAudit: (query) =>
      database.read(async (db) => {
        const rows = await matching(db, query)
          .select((eb) => ["action", eb.fn.countAll<number>().as("count")])
          .groupBy("action")
          .orderBy("action")
          .execute();
        const actions = Object.fromEntries(rows.map(({ action, count }) => [action, Number(count)]));
        return { total: Object.values(actions).reduce((sum, count) => sum + count, 0), actions };
      }),

    readAudit: (after, limit, query) =>
      database.read(async (db) => {
        const rows = matching(db, query).selectAll().where("seq", ">", after).orderBy("seq").limit(limit);
        return (await rows.execute()).map(toRecord);
      }),

    readAuditRows: (after, limit) =>
      database.read(async (db) => {
        const rows = db.selectFrom("audit").selectAll().where("seq", ">", after).orderBy("seq").limit(limit);
        return (await rows.execute()).map(toAuditRow);
      }),

    auditHead: () =>
      database.read((db) => db.selectFrom("audit_head").select(["seq", "hash"]).executeTakeFirstOrThrow()),
  };
}

const Seq = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

function parseSeq(cursor: string): number {
  const seq = Seq.safeParse(cursor);
  if (seq.success) return seq.data;
  throw new AppError(
    "validation_failed",
    "This cursor is not one that a list gave out. Start again without it.",
  );
}
