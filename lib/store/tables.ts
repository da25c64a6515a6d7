import type { Generated, Insertable, Kysely, Selectable, Transaction } from "kysely";

/*
 * The schema as Kysely sees it: what both dialects have in common. Times are ISO 8601 text with milliseconds (which
 * sorts), truth values 0 or 1, JSON is text, digests of blobs are the 32 bytes themselves.
 */

/** An immutable piece of stored states. A blob's `id` is greater than the ids of all blobs it refers to. */
interface BlobTable {
  id: Generated<number>;
  digest: Uint8Array;
  /** Length of the decoded content. */
  size: number;
  /** Length of `bytes`. */
  stored: number;
  encoding: string;
  bytes: Uint8Array;
}

/** Which blobs a blob names, by their row ids: digests would make this table larger than what it describes. */
interface BlobRefTable {
  parent: number;
  child: number;
}

interface SnapshotTable {
  id: string;
  session_id: string;
  name: string;
  /** For searching without regard to case, which SQLite has for ASCII only. */
  name_folded: string;
  description: string;
  tags: string;
  kind: string;
  created_at: string;
  author_kind: string;
  author_name: string;
  author_folded: string;
  size_bytes: number;
  stored_bytes: number;
  state_blob: number;
  state_digest: string;
  context_tokens: number | null;
  /** The health when it was taken, as far as it is searched. */
  health_runs: number;
  error_rate: number | null;
  /** 1 when no signal was over half its limit. */
  healthy: number;
  /** Messages in its context. */
  messages: number;
  held: number;
  review: string | null;
  undone_by: string | null;
  pin_ref: string | null;
  cursor: string | null;
  /** Everything that is shown and never searched: parts, change, health, restorable, why. */
  details: string;
}

/** The tags once more, for finding. What is shown is `snapshot.tags`. */
interface SnapshotTagTable {
  snapshot_id: string;
  tag: string;
}

/** The journal. `document` is the rollback as the contract shows it, less `undoneBy`, which others write. */
interface RollbackTable {
  id: string;
  session_id: string;
  snapshot_id: string;
  safety_snapshot_id: string | null;
  status: string;
  started_at: string;
  finished_at: string | null;
  duration_ms: number | null;
  undone_by: string | null;
  document: string;
}

/** One row for every session that was ever locked: the token must grow even when nobody holds the lock. */
interface LeaseTable {
  session_id: string;
  token: number;
  /** Null when nobody holds it. */
  holder: string | null;
  actor: string;
  since: string;
  expires_at: string;
}

interface AuditTable {
  seq: Generated<number>;
  at: string;
  action: string;
  actor_kind: string;
  actor_name: string;
  outcome: string;
  session_id: string | null;
  snapshot_id: string | null;
  rollback_id: string | null;
  request_id: string | null;
  detail: string;
}

/** What a session did in one minute. `minute` counts from 1970. */
interface HealthMinuteTable {
  session_id: string;
  minute: number;
  runs: number;
  failed: number;
  longest_run_ms: number | null;
  ram_bytes: number | null;
}

/** The runs that were counted a short while ago, so that none is counted again. */
interface HealthRunTable {
  session_id: string;
  run_id: string;
  minute: number;
}

/** Every version of the policy document; the highest one holds. */
interface PolicyTable {
  version: number;
  document: string;
  saved_at: string;
  author_kind: string;
  author_name: string;
  source: string;
}

/** Who does which work: one row for each work, with the tick last claimed. */
interface TickTable {
  work: string;
  at_ms: number;
  done: number;
  /** Until then it is the claimant's, done or not. */
  expires_at: string;
}

/** What triggers remember of a session, as JSON. */
interface TriggerStateTable {
  session_id: string;
  version: number;
  state: string;
}

/** Snapshots that retention let go: `columns` is the row as JSON. */
interface SnapshotTrashTable {
  id: string;
  session_id: string;
  trashed_at: string;
  state_blob: number;
  pin_ref: string | null;
  columns: string;
}

interface IdempotencyTable {
  key: string;
  fingerprint: string;
  /** Null while the first request is still at it. */
  response: string | null;
  expires_at: string;
}

interface AlertTable {
  seq: Generated<number>;
  id: string;
  at: string;
  kind: string;
  dedup_key: string;
  resolves: number;
  summary: string;
  document: string;
}

interface AlertTargetTable {
  name: string;
  type: string;
  url: string;
  secret: string;
  min_severity: string;
  enabled: number;
  created_at: string;
  updated_at: string;
}

/** What is owed to a target, and what was tried. */
interface AlertDeliveryTable {
  seq: Generated<number>;
  alert_id: string;
  target: string;
  type: string;
  dedup_key: string;
  state: string;
  attempts: number;
  created_at: string;
  last_attempt_at: string | null;
  /** Of a claimed one: when others may take it. Null when nothing is owed any more. */
  next_attempt_at: string | null;
  /** Names the attempt that is under way. */
  claim: string | null;
  http_status: number | null;
  problem: string | null;
  duration_ms: number | null;
}

export interface Tables {
  blob: BlobTable;
  blob_ref: BlobRefTable;
  snapshot: SnapshotTable;
  snapshot_tag: SnapshotTagTable;
  rollback: RollbackTable;
  lease: LeaseTable;
  audit: AuditTable;
  health_minute: HealthMinuteTable;
  health_run: HealthRunTable;
  idempotency: IdempotencyTable;
  policy: PolicyTable;
  tick: TickTable;
  trigger_state: TriggerStateTable;
  snapshot_trash: SnapshotTrashTable;
  alert: AlertTable;
  alert_target: AlertTargetTable;
  alert_delivery: AlertDeliveryTable;
}

export type Reader = Kysely<Tables>;
export type Writer = Transaction<Tables>;
export type SnapshotRow = Selectable<SnapshotTable>;
export type NewSnapshotRow = Insertable<SnapshotTable>;
export type RollbackRow = Selectable<RollbackTable>;
export type LeaseRow = Selectable<LeaseTable>;
export type NewHealthMinute = Insertable<HealthMinuteTable>;
export type AlertTargetRow = Selectable<AlertTargetTable>;
export type AlertDeliveryRow = Selectable<AlertDeliveryTable>;
