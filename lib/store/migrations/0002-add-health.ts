import { type Kysely, sql } from "kysely";
import type { Dialect } from "../database";
import type { Tables } from "../tables";

const WORDS = {
  sqlite: {
    int: "integer",
    text: "text",
    table: "strict, without rowid",
    messages: "json_extract(details, '$.parts.context.count')",
    ramBytes: "json_extract(details, '$.health.ramBytes')",
  },
  postgres: {
    int: "bigint",
    text: 'text collate "C"',
    table: "",
    messages: "(details::json -> 'parts' -> 'context' ->> 'count')::bigint",
    ramBytes: "(details::json -> 'health' ->> 'ramBytes')::bigint",
  },
} as const;

/** What sessions do, minute by minute, and whether a snapshot was healthy when it was taken. */
export async function addHealth(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { int, text, table, messages, ramBytes } = WORDS[dialect];
  const statements = [
    // The time first: the list of all sessions and the pruning read stretches of it.
    `create table health_minute (
      session_id ${text} not null,
      minute ${int} not null,
      runs ${int} not null,
      failed ${int} not null,
      longest_run_ms ${int},
      ram_bytes ${int},
      primary key (minute, session_id)
    ) ${table}`,
    "create index health_minute_by_session on health_minute (session_id, minute)",

    `create table health_run (
      session_id ${text} not null,
      run_id ${text} not null,
      minute ${int} not null,
      primary key (session_id, run_id)
    ) ${table}`,
    "create index health_run_by_minute on health_run (minute)",

    `alter table snapshot add column healthy ${int} not null default 0`,
    `alter table snapshot add column messages ${int} not null default 0`,
    // Half of each limit. How long a run had been active was not kept then.
    `update snapshot set messages = ${messages},
      healthy = case when health_runs > 0 and error_rate <= 0.15 and coalesce(${ramBytes}, 0) <= 250000000
        then 1 else 0 end`,
    // Holds all that the totals of a session are made of, so that they never read the rows.
    "drop index snapshot_by_session",
    "create index snapshot_by_session on snapshot (session_id, created_at, id, healthy, undone_by)",
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
