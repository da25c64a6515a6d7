import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Json } from "@/lib/contract/json";
import type { PolicyVersion } from "@/lib/contract/policy";
import type { AuditEvent, EngineDeps, Pin, StoredSnapshot } from "../ports";

/** One version of the policy document. */
export interface StoredPolicy extends PolicyVersion {
  document: string;
}

/** A snapshot that retention let go, and when. */
export interface TrashedSnapshot {
  snapshot: StoredSnapshot;
  trashedAt: string;
}

/** What triggers remember of a session. `version` grows with every write; 0 is for nothing yet. */
export interface KeptState {
  version: number;
  state: Json;
}

/**
 * What policies need beyond snapshots: their document, who does which work, what triggers remember, and the trash.
 * Every write is one transaction and durable when it resolves. Throws `store_unavailable` like the others.
 */
export interface PolicyStore {
  currentPolicy(): Promise<StoredPolicy | undefined>;
  /** The newest version that came from the file of CLAWBACK_CONFIG. */
  newestFromFile(): Promise<StoredPolicy | undefined>;
  findPolicyVersion(version: number): Promise<StoredPolicy | undefined>;
  /** Newest first. */
  listPolicyVersions(limit: number): Promise<PolicyVersion[]>;
  /** Adds a version; undefined when `after` is not the newest any more: then nothing was written. */
  savePolicy(
    policy: Omit<StoredPolicy, "version">,
    after: number,
    audit: AuditEvent,
  ): Promise<StoredPolicy | undefined>;

  /**
   * Claims `work` of the tick at `tickMs` for `ttlMs`; exactly one of all processes gets it. False for a tick that is
   * done, claimed, or older than the one last claimed. Who neither finishes nor gives back within `ttlMs` loses it to the
   * next one. A claim more than `aheadMs` past the tick was made under a wrong clock and is void.
   */
  claimTick(work: string, tickMs: number, options: { ttlMs: number; aheadMs: number }): Promise<boolean>;
  /** The work of this tick is done: nobody does it again. */
  finishTick(work: string, tickMs: number): Promise<void>;

  readTriggerState(sessionId: SessionId): Promise<KeptState>;
  listTriggerStates(): Promise<Map<SessionId, KeptState>>;
  /** False when somebody wrote since `after`: then nothing was written. */
  saveTriggerState(sessionId: SessionId, state: Json, after: number): Promise<boolean>;

  /**
   * Puts a snapshot away: no list shows it, and it can be taken out again. False when it is held, gone, or a rollback is
   * using it: then it stays.
   */
  trashSnapshot(id: SnapshotId, audit: AuditEvent): Promise<boolean>;
  /** Newest first, at most `limit`. */
  listTrash(limit: number, sessionId?: SessionId): Promise<TrashedSnapshot[]>;
  /** Takes it out again as it was, but held. Throws `snapshot_not_found` when it is not in the trash. */
  takeFromTrash(id: SnapshotId, auditOf: (sessionId: SessionId) => AuditEvent): Promise<StoredSnapshot>;
  /** Deletes what was put away before `before`. Answers the pins that nothing uses any more: the caller drops them on the host. */
  emptyTrash(
    before: Date,
    auditOf: (id: SnapshotId, sessionId: SessionId) => AuditEvent,
  ): Promise<{ removed: number; freedPins: Pin[] }>;
}

/** Everything that policies are carried out with. */
export interface PolicyDeps extends EngineDeps {
  policies: PolicyStore;
}
