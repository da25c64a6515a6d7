import { type Kysely, sql } from "kysely";
import type { Dialect } from "../database";
import type { Tables } from "../tables";

const WORDS = {
  sqlite: { int: "integer", text: "text", table: "strict" },
  postgres: { int: "bigint", text: 'text collate "C"', table: "" },
} as const;

/** The policy document with its history, claims of ticks, what triggers remember, and the trash of snapshots. */
export async function addPolicy(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { int, text, table } = WORDS[dialect];
  const statements = [
    `create table policy (
      version ${int} primary key,
      document ${text} not null,
      saved_at ${text} not null,
      author_kind ${text} not null,
      author_name ${text} not null,
      source ${text} not null check (source in ('file', 'product'))
    ) ${table}`,

    `create table tick (
      work ${text} primary key,
      at_ms ${int} not null,
      done ${int} not null check (done in (0, 1)),
      expires_at ${text} not null
    ) ${table}`,

    `create table trigger_state (
      session_id ${text} primary key,
      version ${int} not null,
      state ${text} not null
    ) ${table}`,

    // The row as JSON: what is in here is only ever put back as it was. Its content and its pin are still needed.
    `create table snapshot_trash (
      id ${text} primary key,
      session_id ${text} not null,
      trashed_at ${text} not null,
      state_blob ${int} not null references blob (id),
      pin_ref ${text},
      columns ${text} not null
    ) ${table}`,
    "create index snapshot_trash_by_time on snapshot_trash (trashed_at, id)",
    "create index snapshot_trash_by_pin on snapshot_trash (pin_ref) where pin_ref is not null",
    "create index snapshot_trash_by_state on snapshot_trash (state_blob)",
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
