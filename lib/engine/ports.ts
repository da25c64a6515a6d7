import type { Alert, AlertDelivery, AlertId, AlertTarget } from "@/lib/contract/alert";
import type { AuditCounts, AuditHead, AuditItem, AuditRecord } from "@/lib/contract/audit";
import type { LiveEvent } from "@/lib/contract/event";
import type { HealthBucket } from "@/lib/contract/health";
import type { HostPlugin, HostStatus } from "@/lib/contract/host";
import type { Digest, RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Json, JsonObject } from "@/lib/contract/json";
import type { AuditOutcome } from "@/lib/contract/names";
import type { Page } from "@/lib/contract/page";
import type { Query } from "@/lib/contract/query";
import type { Reason } from "@/lib/contract/reason";
import type { Rollback } from "@/lib/contract/rollback";
import type { Run, Session } from "@/lib/contract/session";
import type { Actor, Restorability, Review, Snapshot, TagCounts } from "@/lib/contract/snapshot";
import type { FileEntry, Message, Part } from "@/lib/contract/state";

/** The time. A port, so that tests decide it. */
export interface Clock {
  now(): Date;
}

/** Where live events go. Publishing never fails and never waits. */
export interface EventSink {
  publish(event: LiveEvent): void;
}

/** A file as it goes in and out of the engine. `bytes` is there when it is `kept`. */
export interface HeldFile extends FileEntry {
  bytes?: () => Promise<Uint8Array>;
}

/** The content of a state, without its identity. The unit of digests, diffs and restores. */
export interface StateContent {
  /** False when the host has no such session: a deleted session is a state too. */
  present: boolean;
  messages: Message[];
  /** Path to text. An empty file counts as absent: the engine drops it. */
  memoryFiles: Record<string, string>;
  files: HeldFile[];
  tools: string[];
  skills: string[];
  settings: JsonObject;
}

/** The host-side copy of a context. `ref` is the driver's own; the store counts its uses. */
export interface Pin {
  ref: string;
}

/** What the host remembers about a context it gave, so that the next capture can be incremental. Opaque to everyone else. */
export type ContextCursor = Json;

/** The context of a capture: whole, or what was appended to the context that `since` stood for. */
export type CapturedContext =
  | { kind: "full"; messages: Message[] }
  | { kind: "appended"; messages: Message[] };

/** One capture of a session. */
export interface Capture extends Omit<StateContent, "messages"> {
  context: CapturedContext;
  /** Null when the next capture has to read everything. */
  cursor: ContextCursor | null;
  contextTokens: number | null;
  /** Holds exactly the context of this capture. Null when no pin was asked for or the session is absent. */
  pin: Pin | null;
  restorable: Record<Part, Restorability>;
  why: Partial<Record<Part, Reason[]>>;
}

export interface CaptureOptions {
  /** The cursor and pin of the session's newest snapshot. The driver may answer `appended`, and give the same pin back while the leaf has not moved. */
  since?: { cursor: ContextCursor | null; pin: Pin | null };
  /** Take (or reuse) a pin, so that this context can be put back whatever happens to the session. */
  pin: boolean;
}

/**
 * A session as the host lists it: facts only. How it stands (status, attention, health) is judged in one place, from
 * these and from what the store knows.
 */
export interface HostSession
  extends Omit<
    Session,
    "status" | "attention" | "health" | "lastSnapshot" | "lastHealthySnapshot" | "snapshotCount" | "deleted"
  > {
  /** The RAM that this session alone has now. Null when the host does not tell it for each session. */
  ramBytes: number | null;
  /** How the last run ended. Null when there was none, or the host does not tell. */
  lastRun: "ended" | "failed" | "timed_out" | null;
}

/** A run that is over. Its id is what makes it count once, however often and by however many replicas it is told. */
export interface EndedRun {
  sessionId: SessionId;
  /** Unique within the session. */
  runId: string;
  endedAt: string;
  /** Null when its begin was never told. */
  durationMs: number | null;
  failed: boolean;
}

/** The RAM a session took at a moment; of a host that knows its whole process only, what that grew by for this session. */
export interface RamReading {
  sessionId: SessionId;
  at: string;
  ramBytes: number;
}

/** What the host could not put back. */
export interface NotRestored {
  path: string;
  why: Reason[];
}

/** Something that cannot be put back. Without `path` it is the whole part. */
export interface Lost {
  part: Part;
  path?: string;
  why: Reason[];
}

/** What a restore of `target` over `live` cannot do, who shares the workspace, what a person should know. */
export interface RestoreOutlook {
  notRestorable: Lost[];
  sharedWith: SessionId[];
  notes: Reason[];
}

export interface ContextTarget {
  present: boolean;
  /** Null for states captured without a pin: the driver tries its other ways or throws `not_restorable`. */
  pin: Pin | null;
  /** The ids the context must have afterwards, in order. */
  messageIds: string[];
}

export type HostEvent =
  | { type: "session"; sessionId: SessionId }
  /** A run ended. Told once, as soon as the host knows. */
  | ({ type: "run" } & EndedRun)
  /** RAM of a session, as often as the host cares to look. */
  | ({ type: "ram" } & RamReading)
  | { type: "sessions" }
  | { type: "status"; status: HostStatus };

/**
 * The one that runs the agents. Every method throws `host_unavailable` (with `retryAfterMs` when known) when it cannot
 * be reached, and `session_not_found` for a session it does not have, unless it says otherwise. Restores can be
 * repeated safely: putting back what is already there changes nothing.
 */
export interface SessionHost {
  readonly kind: HostStatus["kind"];
  /** How the connection stands. Never throws, never waits. */
  status(): HostStatus;
  /** Clawback's plugin in the host; null when there is none. Left out by hosts that have no plugins. */
  plugin?(): Promise<HostPlugin | null>;
  /** The session behind the alias `main`. */
  mainSessionId(): Promise<SessionId>;
  /** All sessions, newest activity first, without the driver's own pins. */
  listSessions(): Promise<HostSession[]>;
  findSession(sessionId: SessionId): Promise<HostSession | undefined>;
  /**
   * Reads the whole state of this moment. For a session the host does not have it answers `present: false` with an
   * empty context, and the memory and files of its agent's workspace.
   */
  capture(sessionId: SessionId, options: CaptureOptions): Promise<Capture>;
  /** Removes a pin that no snapshot needs any more. Absent is fine. */
  dropPin(pin: Pin): Promise<void>;
  listRuns(sessionId: SessionId): Promise<Run[]>;
  /** Aborts every run and resolves when the session is idle. Throws `run_active` when it does not become idle in time. */
  abortRuns(sessionId: SessionId): Promise<void>;
  /** What restoring `target` over `live` cannot do. Free of side effects. */
  foresee(sessionId: SessionId, live: StateContent, target: StateContent): Promise<RestoreOutlook>;
  /** Puts the context back in place under the same key; with `present: false` the session is removed. */
  restoreContext(sessionId: SessionId, target: ContextTarget): Promise<void>;
  /** Makes the memory files equal to `target`. Returns what it could not. */
  restoreMemory(sessionId: SessionId, target: Record<string, string>): Promise<NotRestored[]>;
  /** Makes the other files equal to `target`, inside the workspace, following no symlink. Returns what it could not. */
  restoreFiles(sessionId: SessionId, target: HeldFile[]): Promise<NotRestored[]>;
  /** Makes the settings equal to `target`. `path` of what it could not is the setting's name. */
  restoreSettings(sessionId: SessionId, target: JsonObject): Promise<NotRestored[]>;
  /** Calls `listener` on every change the host tells of. Returns how to stop. */
  subscribe(listener: (event: HostEvent) => void): () => void;
  close(): Promise<void>;
}

/** One immutable piece of a stored state. `refs` are the digests it names: the store uses them to know what is still needed. */
export interface Blob {
  digest: Digest;
  bytes: Uint8Array;
  refs: Digest[];
}

/** Reads pieces of stored states. Throws `store_unavailable` when one is missing or damaged. */
export interface BlobReader {
  readBlob(digest: Digest): Promise<Uint8Array>;
  /** Those of `digests` that are not stored. */
  missingBlobs(digests: Digest[]): Promise<Digest[]>;
}

/** What the store keeps of a snapshot beyond what it shows. */
export interface StoredSnapshot extends Omit<Snapshot, "lastHealthy"> {
  /** Whether no signal of the session was over half its limit when it was taken. False when nothing was known. */
  healthy: boolean;
  pin: Pin | null;
  cursor: ContextCursor | null;
}

export type NewSnapshot = Omit<StoredSnapshot, "storedBytes" | "review" | "undoneBy">;

export interface SnapshotPatch {
  name?: string;
  description?: string;
  tags?: string[];
  held?: boolean;
}

/** One line of the audit log before it is in it. `detail` holds no secrets. */
export interface AuditEvent {
  at: string;
  action: string;
  actor: Actor;
  outcome: AuditOutcome;
  sessionId: SessionId | null;
  snapshotId: SnapshotId | null;
  rollbackId: RollbackId | null;
  requestId: string | null;
  /** Where the request came from. Left out for what Clawback does by itself. */
  address?: string | null;
  detail: JsonObject;
}

/** A row of the audit log as it lies there, whoever put it there: for those who prove it. `detail` is its text. */
export interface AuditRow extends Omit<AuditRecord, "detail"> {
  detail: string;
}

export interface AuditFilter {
  query?: Query;
  limit: number;
  cursor?: string;
}

/** The audit log. Rows are only ever added, in one chain of hashes; adding is part of the write that is told of. */
export interface AuditLog {
  /** Newest first. */
  listAudit(filter: AuditFilter): Promise<Page<AuditItem>>;
  countAudit(query?: Query): Promise<AuditCounts>;
  /** Events that match, in the order in which they happened, those after `after`: a piece of an export. */
  readAudit(after: number, limit: number, query?: Query): Promise<AuditRecord[]>;
  /** All rows after `after`, by their number, as they lie there. */
  readAuditRows(after: number, limit: number): Promise<AuditRow[]>;
  /** The end of the log as its writers know it; `seq` 0 while it is empty. */
  auditHead(): Promise<AuditHead>;
}

/** A held lock on a session. `token` grows with every holder: a write with an old one is refused. */
export interface Lease {
  sessionId: SessionId;
  token: number;
}

export interface LeaseHolder {
  holder: string;
  actor: Actor;
  since: string;
}

export interface SnapshotFilter {
  sessionId?: SessionId;
  query?: Query;
  limit: number;
  cursor?: string;
}

/** The totals the session list shows. */
export interface SessionTotals {
  sessionId: SessionId;
  count: number;
  /** `messages` is how long the context was in it. */
  lastSnapshot: { id: SnapshotId; createdAt: string; messages: number };
  /** The newest one that was healthy when taken and that no rollback undid. */
  lastHealthySnapshot: { id: SnapshotId; createdAt: string } | null;
}

/**
 * Where snapshots, the rollback journal, leases and the audit log are kept. Every write is one transaction and durable
 * when it resolves. Throws `store_unavailable` when the disk is full, the database locked or gone: then nothing was written.
 */
export interface SnapshotStore extends BlobReader {
  /**
   * Writes blobs, row and audit event together. Throws `store_unavailable` with `extra.missing` when a needed blob is
   * neither given nor stored (it was swept meanwhile), or when the snapshot `reusesPin` of another and no other one has
   * it any more (it was deleted meanwhile, and the pin with it): capture again in full. Blobs that are stored are skipped.
   */
  putSnapshot(
    snapshot: NewSnapshot,
    blobs: Blob[],
    audit: AuditEvent,
    options?: { reusesPin: boolean },
  ): Promise<StoredSnapshot>;
  findSnapshot(id: SnapshotId): Promise<StoredSnapshot | undefined>;
  /** Newest first. */
  listSnapshots(filter: SnapshotFilter): Promise<Page<StoredSnapshot>>;
  newestSnapshot(sessionId: SessionId): Promise<StoredSnapshot | undefined>;
  /** One line for every session with a snapshot, or for this one. A single query, however many there are. */
  sessionTotals(sessionId?: SessionId): Promise<SessionTotals[]>;
  /** Of all snapshots of the session. Equal counts are ordered by tag. */
  countTags(sessionId: SessionId): Promise<TagCounts>;
  updateSnapshot(id: SnapshotId, patch: SnapshotPatch, audit: AuditEvent): Promise<StoredSnapshot>;
  /** Throws `snapshot_not_found`, and `already_reviewed` when it has a review: that one stays. */
  reviewSnapshot(id: SnapshotId, review: Review, audit: AuditEvent): Promise<StoredSnapshot>;
  /** Deletes the row. Answers the pin when no other snapshot uses it: the caller drops it on the host. */
  deleteSnapshot(id: SnapshotId, audit: AuditEvent): Promise<{ freedPin: Pin | null }>;
  /** Removes blobs that no snapshot reaches, in batches. Never one that a snapshot written meanwhile needs. */
  sweepBlobs(): Promise<{ removed: number; freedBytes: number }>;

  /**
   * Takes the lock of a session for `ttlMs`, or says who has it. An expired lock can be taken over; the token then grows.
   */
  acquireLease(
    sessionId: SessionId,
    holder: LeaseHolder,
    ttlMs: number,
  ): Promise<{ lease: Lease } | { heldBy: LeaseHolder }>;
  /** False when the lock was lost to another. */
  renewLease(lease: Lease, ttlMs: number): Promise<boolean>;
  releaseLease(lease: Lease): Promise<void>;
  findLease(sessionId: SessionId): Promise<LeaseHolder | undefined>;

  /** Opens the journal entry. */
  beginRollback(rollback: Rollback, lease: Lease, audit: AuditEvent): Promise<void>;
  /** Writes the entry as it stands. Throws `rollback_in_progress` when the lease was lost. With `audit` the event is in the same transaction. */
  saveRollback(rollback: Rollback, lease: Lease, audit?: AuditEvent): Promise<void>;
  /** Closes the entry, marks the snapshots it undid (or un-marks those that an undo brought back) and links the undone rollback; what people are told of it is in the same transaction. */
  finishRollback(
    rollback: Rollback,
    lease: Lease,
    effects: RollbackMarks,
    audit: AuditEvent,
    alert?: AlertOrder,
  ): Promise<void>;
  /** Records that a person took a `needs_attention` outcome as it is, or a new verification. Needs no lease. */
  amendRollback(rollback: Rollback, audit: AuditEvent): Promise<void>;
  findRollback(id: RollbackId): Promise<Rollback | undefined>;
  listRollbacks(sessionId: SessionId, limit: number, cursor?: string): Promise<Page<Rollback>>;
  /** Journal entries still `running`, oldest first, with the lease that covers them if it has not expired. */
  unfinishedRollbacks(): Promise<{ rollback: Rollback; leased: boolean }[]>;
  /** When each session was last rolled back or brought back by an undo, of those where that was after `since`. */
  rolledBackSince(since: Date): Promise<{ sessionId: SessionId; finishedAt: string }[]>;
  /** Durations in ms of the newest completed rollbacks, at most `limit`. */
  rollbackDurations(limit: number): Promise<number[]>;

  appendAudit(event: AuditEvent): Promise<void>;
}

/** A stretch of time: `from` is in it, `to` is not. Of each end only the minute counts. */
export interface HealthRange {
  sessionId?: SessionId;
  from: Date;
  to: Date;
}

/** What a session did in a stretch of time. */
export interface HealthSum {
  sessionId: SessionId;
  runs: number;
  failed: number;
  longestRunMs: number | null;
  leastRamBytes: number | null;
}

/** What a session did, step by step, oldest first; steps without anything are left out. */
export interface HealthSteps {
  sessionId: SessionId;
  buckets: HealthBucket[];
}

/** Keeps what sessions did, minute by minute. Durable when it resolves; throws `store_unavailable` like the others. */
export interface HealthStore {
  /**
   * Adds runs and RAM to the minutes in which they fell, all or nothing. A run counts once for a day, whoever tells of
   * it: so replicas may all record, and a write whose outcome is not known may be repeated.
   */
  recordHealth(runs: EndedRun[], ram: RamReading[]): Promise<void>;
  /** By session, in whole steps of `stepMs` (minutes) counted from 1970. At most `limit` buckets. */
  listHealth(range: HealthRange & { stepMs: number; limit: number }): Promise<HealthSteps[]>;
  /** One line for every session that did something. */
  sumHealth(range: HealthRange): Promise<HealthSum[]>;
  /** Forgets what lies before `before`; and the ids of runs older than a day, which would count again if they were told again. */
  pruneHealth(before: Date): Promise<void>;
}

/** An answer kept for the repetition of a write. */
export interface KeptResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Keeps the answers of writes for 24 h, so that a repeated request is answered and not done again. */
export interface IdempotencyStore {
  /**
   * Claims `key` for a request with this fingerprint. `new`: do it, then `settle` or `forget`. `in_flight`: the first
   * one is still at it. `conflict`: the key was used for another request. A claim left by a dead process expires.
   */
  claim(
    key: string,
    fingerprint: string,
  ): Promise<
    | { state: "new" }
    | { state: "in_flight" }
    | { state: "conflict" }
    | { state: "done"; response: KeptResponse }
  >;
  settle(key: string, response: KeptResponse): Promise<void>;
  forget(key: string): Promise<void>;
}

export interface RollbackMarks {
  /** Snapshots to mark as undone by this rollback. */
  undone: SnapshotId[];
  /** Snapshots whose mark is cleared. */
  redone: SnapshotId[];
  /** The rollback that this one undoes. */
  undoes: RollbackId | null;
}

/** An alert before it has its id and its time. */
export type NewAlert = Omit<Alert, "id" | "at">;

/** Where alerts go. */
export interface AlertSink {
  /** Stores the alert and what is owed to every target, durable when it resolves; it is delivered soon after. Throws `store_unavailable`. */
  raise(alert: NewAlert): Promise<void>;
}

/** An alert that is stored only if the incident it would end is open. */
export interface AlertOrder {
  alert: Alert;
  onlyWhenOpen: boolean;
}

/** A target with what it never shows. */
export interface StoredAlertTarget extends Omit<AlertTarget, "origin"> {
  url: string;
  /** The signing secret of a webhook or the integration key of PagerDuty; empty for Slack, whose address is the secret. */
  secret: string;
}

/** One attempt to deliver, taken by one process until its time is over. */
export interface ClaimedDelivery {
  claim: string;
  /** With this one. */
  attempts: number;
  createdAt: string;
  alert: Alert;
  target: StoredAlertTarget;
}

/** How an attempt ended. `waiting`: it is tried again at `nextAttemptAt`. */
export type AttemptEnd = Pick<
  AlertDelivery,
  "state" | "nextAttemptAt" | "httpStatus" | "problem" | "durationMs"
>;

/** Keeps alerts, where they go, and what is still owed to whom. Durable when it resolves; throws `store_unavailable` like the others. */
export interface AlertStore {
  /**
   * Stores the alert and a delivery for every target that wants it, in one transaction. One that says what was said in the
   * last minute, or (`onlyWhenOpen`) that ends what is not open, is not stored: answers the earlier one, or undefined.
   */
  putAlert(alert: Alert, options?: { onlyWhenOpen: boolean }): Promise<Alert | undefined>;
  /** Stores an alert for this one target, taken by the caller. Undefined when there is no such target. */
  putTestAlert(alert: Alert, target: string): Promise<ClaimedDelivery | undefined>;
  listAlerts(limit: number, cursor?: string): Promise<Page<Alert>>;
  listTargets(): Promise<StoredAlertTarget[]>;
  findTarget(name: string): Promise<StoredAlertTarget | undefined>;
  /** Whatever waits for it is tried at once, or given up when it is switched off. */
  putTarget(target: StoredAlertTarget, audit: AuditEvent): Promise<void>;
  /** Gives up whatever waits for it. False when there is no such target. */
  deleteTarget(name: string, audit: AuditEvent): Promise<boolean>;
  /**
   * Takes deliveries that are due, at most `perTarget` of each target, for `CLAIM_MS`: no other process gets them until
   * then, and whoever gets them after a crash does them again. A later alert of an incident waits for the ones before.
   */
  claimDeliveries(perTarget: number): Promise<ClaimedDelivery[]>;
  /** Writes down how an attempt ended. False when another has it by now. */
  settleDelivery(claim: string, end: AttemptEnd): Promise<boolean>;
  /** The log, newest first. */
  listDeliveries(limit: number, cursor?: string): Promise<Page<AlertDelivery>>;
  findDelivery(alertId: AlertId, target: string): Promise<AlertDelivery | undefined>;
  /** Forgets what nobody waits for and is older than `before`, or more than `most`. */
  pruneAlerts(before: Date, most: number): Promise<void>;
}

/** Everything a verb of the engine needs. */
export interface EngineDeps {
  host: SessionHost;
  store: SnapshotStore;
  health: HealthStore;
  clock: Clock;
  events: EventSink;
  alerts: AlertSink;
  /** Names this process in leases. */
  holder: string;
  /** For the ids of snapshots and rollbacks. Left out, they are random; a demo has the same ones every time. */
  randomBytes?: (size: number) => Uint8Array;
  /** Stores what was heard of the host a moment ago. Never fails: what cannot be stored yet is kept. */
  flushHealth?: () => Promise<void>;
  /** Told of every error that a rollback ended in: people read one sentence of it, the log may have all. */
  onError?: (error: unknown, rollback: Rollback) => void;
}

/** Who asks, and the request it came with. */
export interface Requester {
  actor: Actor;
  requestId: string | null;
  /** The other side of the connection. Left out for what Clawback does by itself. */
  address?: string | null;
}
