import type { SnapshotId } from "@/lib/contract/ids";

/** How long and how many. Ages in milliseconds. */
export interface RetentionPolicy {
  maxSnapshots: number;
  retentionMs: number;
}

/** What the selection has to know of a snapshot. */
export interface PrunableSnapshot {
  id: SnapshotId;
  createdAt: Date;
  held: boolean;
  /** Tagged for review and not reviewed yet. */
  reviewOpen: boolean;
  lastHealthy: boolean;
  /** The safety snapshot of a rollback that can still be undone. */
  safetyOfUndoable: boolean;
}

/**
 * Which of one session's snapshots retention lets go: those older than `retentionMs`, and the oldest beyond
 * `maxSnapshots`. Protected ones (held, open for review, last healthy, needed for an undo) are never chosen and do not count.
 */
export function selectPrunable(
  { maxSnapshots, retentionMs }: RetentionPolicy,
  snapshots: PrunableSnapshot[],
  now: Date,
): SnapshotId[] {
  const newestFirst = snapshots
    .filter((snapshot) => !isProtected(snapshot))
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
  return newestFirst
    .filter(
      (snapshot, rank) => rank >= maxSnapshots || now.getTime() - snapshot.createdAt.getTime() > retentionMs,
    )
    .map((snapshot) => snapshot.id);
}

export const isProtected = ({ held, reviewOpen, lastHealthy, safetyOfUndoable }: PrunableSnapshot): boolean =>
  held || reviewOpen || lastHealthy || safetyOfUndoable;
