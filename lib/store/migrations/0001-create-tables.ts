import { type Kysely, sql } from "kysely";
import type { Dialect } from "../database";
import type { Tables } from "../tables";

// What the two dialects call the same thing. Strict tables give SQLite the type checks that PostgreSQL has anyway, and
// the collation "C" gives PostgreSQL the byte order that SQLite has anyway.
const WORDS = {
  sqlite: {
    serial: "integer primary key",
    int: "integer",
    real: "real",
    text: "text",
    bytes: "blob",
    table: "strict",
    pairs: "strict, without rowid",
  },
  postgres: {
    serial: "bigint generated always as identity primary key",
    int: "bigint",
    real: "double precision",
    text: 'text collate "C"',
    bytes: "bytea",
    table: "",
    pairs: "",
  },
} as const;

export async function createTables(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const statements = [...tables(dialect), ...indexes, ...appendOnly[dialect]];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

function tables(dialect: Dialect): string[] {
  const { serial, int, real, text, bytes, table, pairs } = WORDS[dialect];
  return [
    `create table blob (
      id ${serial},
      digest ${bytes} not null unique,
      size ${int} not null,
      stored ${int} not null,
      encoding ${text} not null check (encoding in ('raw', 'zstd')),
      bytes ${bytes} not null
    ) ${table}`,

    `create table blob_ref (
      parent ${int} not null references blob (id) on delete cascade,
      child ${int} not null check (child < parent),
      primary key (parent, child)
    ) ${pairs}`,

    `create table snapshot (
      id ${text} primary key,
      session_id ${text} not null,
      name ${text} not null,
      name_folded ${text} not null,
      description ${text} not null,
      tags ${text} not null,
      kind ${text} not null,
      created_at ${text} not null,
      author_kind ${text} not null,
      author_name ${text} not null,
      author_folded ${text} not null,
      size_bytes ${int} not null,
      stored_bytes ${int} not null,
      state_blob ${int} not null references blob (id),
      state_digest ${text} not null,
      context_tokens ${int},
      health_runs ${int} not null,
      error_rate ${real},
      held ${int} not null check (held in (0, 1)),
      review ${text},
      undone_by ${text},
      pin_ref ${text},
      cursor ${text},
      details ${text} not null
    ) ${table}`,

    `create table snapshot_tag (
      snapshot_id ${text} not null references snapshot (id) on delete cascade,
      tag ${text} not null,
      primary key (snapshot_id, tag)
    ) ${pairs}`,

    // Snapshots may be deleted while the journal stays, hence no references.
    `create table rollback (
      id ${text} primary key,
      session_id ${text} not null,
      snapshot_id ${text} not null,
      safety_snapshot_id ${text},
      status ${text} not null check (status in ('running', 'completed', 'failed')),
      started_at ${text} not null,
      finished_at ${text},
      duration_ms ${int},
      undone_by ${text},
      document ${text} not null
    ) ${table}`,

    `create table lease (
      session_id ${text} primary key,
      token ${int} not null,
      holder ${text},
      actor ${text} not null,
      since ${text} not null,
      expires_at ${text} not null
    ) ${table}`,

    `create table audit (
      seq ${serial},
      at ${text} not null,
      action ${text} not null,
      actor_kind ${text} not null,
      actor_name ${text} not null,
      outcome ${text} not null,
      session_id ${text},
      snapshot_id ${text},
      rollback_id ${text},
      request_id ${text},
      detail ${text} not null
    ) ${table}`,

    `create table idempotency (
      key ${text} primary key,
      fingerprint ${text} not null,
      response ${text},
      expires_at ${text} not null
    ) ${table}`,
  ];
}

const indexes = [
  "create index snapshot_by_session on snapshot (session_id, created_at, id)",
  "create index snapshot_by_time on snapshot (created_at, id)",
  "create index snapshot_by_pin on snapshot (pin_ref) where pin_ref is not null",
  "create index snapshot_by_state on snapshot (state_blob)",
  "create index rollback_by_session on rollback (session_id, started_at, id)",
  "create index rollback_running on rollback (started_at, id) where status = 'running'",
  "create index rollback_completed on rollback (finished_at) where status = 'completed'",
  "create index idempotency_by_expiry on idempotency (expires_at)",
];

const appendOnly: Record<Dialect, string[]> = {
  sqlite: [
    `create trigger audit_keeps_rows before delete on audit
      begin select raise(abort, 'audit rows are never deleted'); end`,
    `create trigger audit_keeps_values before update on audit
      begin select raise(abort, 'audit rows are never changed'); end`,
  ],
  postgres: [
    // zstd has compressed what can be compressed.
    "alter table blob alter column bytes set storage external",
    `create function refuse_audit_change() returns trigger language plpgsql as
      $$ begin raise exception 'audit rows are never changed or deleted'; end $$`,
    `create trigger audit_keeps_rows before update or delete on audit
      for each row execute function refuse_audit_change()`,
    `create trigger audit_keeps_all before truncate on audit
      for each statement execute function refuse_audit_change()`,
  ],
};
