import type { SnapshotId } from "@/lib/contract/ids";
import type { RecoveryPolicy } from "@/lib/contract/policy";
import type { Rollback } from "@/lib/contract/rollback";
import type { StoredSnapshot } from "../ports";
import { type PrunableSnapshot, selectPrunable } from "../prune";

/** Snapshots with this tag wait for a review. */
const REVIEW_TAG = "audit";

/** Whether the policy lets any snapshot go. */
export const hasRetention = ({ snapshotPolicy }: RecoveryPolicy): boolean =>
  snapshotPolicy.maxSnapshots !== null || snapshotPolicy.retentionMs !== null;

/** Which of a session's snapshots the policy lets go. */
export const selectDue = (
  { snapshotPolicy: { maxSnapshots, retentionMs } }: RecoveryPolicy,
  snapshots: PrunableSnapshot[],
  now: Date,
): SnapshotId[] =>
  selectPrunable(
    {
      maxSnapshots: maxSnapshots ?? Number.POSITIVE_INFINITY,
      retentionMs: retentionMs ?? Number.POSITIVE_INFINITY,
    },
    snapshots,
    now,
  );

/**
 * What protects each of a session's snapshots: a hold, a review that is due, being the last healthy one, and a rollback
 * that runs or can still be undone and needs it.
 */
export function toPrunable(snapshots: StoredSnapshot[], rollbacks: Rollback[]): PrunableSnapshot[] {
  const newestFirst = [...snapshots].sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
  const lastHealthy = newestFirst.find(({ healthy, undoneBy }) => healthy && undoneBy === null)?.id;
  const needed = new Set(
    rollbacks.flatMap(({ status, outcome, undoneBy, safetySnapshotId, snapshotId }) => [
      ...(undoneBy === null && outcome !== "put_back" ? [safetySnapshotId] : []),
      ...(status === "running" ? [snapshotId] : []),
    ]),
  );
  return snapshots.map(({ id, createdAt, held, tags, review }) => ({
    id,
    createdAt: new Date(createdAt),
    held,
    reviewOpen: review === null && tags.includes(REVIEW_TAG),
    lastHealthy: id === lastHealthy,
    safetyOfUndoable: needed.has(id),
  }));
}

const placeOf = ({ createdAt, id }: StoredSnapshot): string => `${createdAt} ${id}`;
