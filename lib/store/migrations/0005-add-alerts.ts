import { type Kysely, sql } from "kysely";
import type { Dialect } from "../database";
import type { Tables } from "../tables";

const WORDS = {
  sqlite: { serial: "integer primary key", int: "integer", text: "text", table: "strict" },
  postgres: {
    serial: "bigint generated always as identity primary key",
    int: "bigint",
    text: 'text collate "C"',
    table: "",
  },
} as const;

/** Alerts, where they go, and what is owed to whom. */
export async function addAlerts(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { serial, int, text, table } = WORDS[dialect];
  const statements = [
    `create table alert (
      seq ${serial},
      id ${text} not null unique,
      at ${text} not null,
      kind ${text} not null,
      dedup_key ${text} not null,
      resolves ${int} not null,
      summary ${text} not null,
      document ${text} not null
    ) ${table}`,
    "create index alert_by_incident on alert (dedup_key, seq)",
    "create index alert_by_time on alert (at, id)",

    `create table alert_target (
      name ${text} primary key,
      type ${text} not null,
      url ${text} not null,
      secret ${text} not null,
      min_severity ${text} not null,
      enabled ${int} not null,
      created_at ${text} not null,
      updated_at ${text} not null
    ) ${table}`,

    // Without a reference to its target: the log outlives it.
    `create table alert_delivery (
      seq ${serial},
      alert_id ${text} not null references alert (id) on delete cascade,
      target ${text} not null,
      type ${text} not null,
      dedup_key ${text} not null,
      state ${text} not null check (state in ('waiting', 'delivered', 'gave_up')),
      attempts ${int} not null,
      created_at ${text} not null,
      last_attempt_at ${text},
      next_attempt_at ${text},
      claim ${text} unique,
      http_status ${int},
      problem ${text},
      duration_ms ${int},
      unique (alert_id, target)
    ) ${table}`,
    "create index alert_delivery_due on alert_delivery (next_attempt_at) where state = 'waiting'",
    "create index alert_delivery_owed on alert_delivery (target, dedup_key, seq) where state = 'waiting'",
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
