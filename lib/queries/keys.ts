import type { RollbackId, SessionId, SnapshotId, StateRef } from "@/lib/contract/ids";

/**
 * Where each read is kept. Whatever belongs to one session lies under `session.all(id)`, so that one call makes all
 * of it stale.
 */
export const queryKeys = {
  health: ["health"] as const,
  /** How sessions did over time. */
  fleetHealth: ["fleet-health"] as const,
  /** The newest snapshots of all sessions. */
  newestSnapshots: ["newest-snapshots"] as const,
  /** The recovery policy, and whatever is read of it. */
  policy: ["policy"] as const,
  sessions: {
    all: ["sessions"] as const,
    list: (query: string) => ["sessions", { query }] as const,
  },
  session: {
    all: (id: SessionId) => ["session", id] as const,
    one: (id: SessionId) => ["session", id, "one"] as const,
    /** Every list of its snapshots, whatever it is filtered by. */
    snapshots: (id: SessionId) => ["session", id, "snapshots"] as const,
    snapshot: (id: SessionId | undefined, snapshotId: SnapshotId | null | undefined) =>
      ["session", id, "snapshot", snapshotId] as const,
    rollbacks: (id: SessionId) => ["session", id, "rollbacks"] as const,
    /** Whatever is read of its health over time. */
    healths: (id: SessionId) => ["session-health", id] as const,
    health: (id: SessionId, rangeMs: number) => ["session-health", id, rangeMs] as const,
    plans: (id: SessionId) => ["session", id, "plan"] as const,
    plan: (id: SessionId, snapshotId: SnapshotId) => ["session", id, "plan", snapshotId] as const,
    /** Comparisons with the current state; two snapshots never change, so theirs lie elsewhere. */
    diffs: (id: SessionId) => ["session", id, "diff"] as const,
    diff: (id: SessionId, from: StateRef, to: StateRef) =>
      from === "current" || to === "current"
        ? (["session", id, "diff", from, to] as const)
        : (["snapshots-diff", id, from, to] as const),
  },
  alerts: {
    all: ["alerts"] as const,
    targets: ["alerts", "targets"] as const,
    deliveries: ["alerts", "deliveries"] as const,
  },
  rollback: (id: RollbackId) => ["rollback", id] as const,
};
