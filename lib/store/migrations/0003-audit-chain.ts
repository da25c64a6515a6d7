import { type Kysely, sql } from "kysely";
import { JsonObject } from "@/lib/contract/json";
import { CHAIN_START, chain } from "@/lib/engine/tree/audit-chain";
import { toColumns, toEvent } from "../audit/audit-row";
import type { Dialect } from "../database";
import type { Tables } from "../tables";

const ROWS_AT_ONCE = 1000;
const WORDS = {
  sqlite: { int: "integer", text: "text", table: "strict" },
  postgres: { int: "bigint", text: 'text collate "C"', table: "" },
} as const;

/** Chains the audit log by hashes, the events from before with it, and numbers them without gaps. */
export async function chainAudit(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { int, text, table } = WORDS[dialect];
  await run(db, [
    ...unlocked[dialect],
    `alter table audit add column address ${text}`,
    `alter table audit add column previous ${text} not null default ''`,
    `alter table audit add column hash ${text} not null default ''`,
    `create table audit_head (
      id ${int} primary key check (id = 1),
      seq ${int} not null,
      hash ${text} not null
    ) ${table}`,
    `insert into audit_head (id, seq, hash) values (1, 0, '${CHAIN_START.hash}')`,
  ]);
  await chainOld(db);
  await run(db, [
    "create index audit_by_session on audit (session_id, seq)",
    "create index audit_by_snapshot on audit (snapshot_id)",
    ...locked[dialect],
  ]);
}

async function run(db: Kysely<Tables>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** New numbers are never above the old ones, so that going up none meets another. */
async function chainOld(db: Kysely<Tables>): Promise<void> {
  let head = CHAIN_START;
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom("audit")
      .selectAll()
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const row of rows) {
      const record = chain(head, { ...toEvent(row), detail: JsonObject.parse(JSON.parse(row.detail)) });
      await db.updateTable("audit").set(toColumns(record)).where("seq", "=", row.seq).execute();
      head = record;
    }
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await db.updateTable("audit_head").set({ seq: head.seq, hash: head.hash }).execute();
}

const unlocked: Record<Dialect, readonly string[]> = {
  sqlite: ["drop trigger audit_keeps_values"],
  postgres: ["drop trigger audit_keeps_rows on audit", "alter table audit alter column seq drop identity"],
};

// The head goes forward one event at a time, and nobody takes it away.
const locked: Record<Dialect, readonly string[]> = {
  sqlite: [
    `create trigger audit_keeps_values before update on audit
      begin select raise(abort, 'audit rows are never changed'); end`,
    `create trigger audit_head_stays before delete on audit_head
      begin select raise(abort, 'the audit head is never deleted'); end`,
    `create trigger audit_head_goes_on before update on audit_head
      when new.seq not in (old.seq, old.seq + 1)
      begin select raise(abort, 'the audit head goes forward by one'); end`,
  ],
  postgres: [
    "alter table audit alter column previous drop default, alter column hash drop default",
    `create trigger audit_keeps_rows before update or delete on audit
      for each row execute function refuse_audit_change()`,
    `create function refuse_audit_head_change() returns trigger language plpgsql as
      $$ begin raise exception 'the audit head goes forward by one'; end $$`,
    `create trigger audit_head_stays before delete on audit_head
      for each row execute function refuse_audit_head_change()`,
    `create trigger audit_head_goes_on before update on audit_head
      for each row when (new.seq not in (old.seq, old.seq + 1)) execute function refuse_audit_head_change()`,
    `create trigger audit_head_keeps_all before truncate on audit_head
      for each statement execute function refuse_audit_head_change()`,
  ],
};
