import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";

/** From the moment of a rollback back to the moment it led to. */
export interface Arrow {
  id: string;
  from: number;
  to: number;
}

/** The rollbacks that put the session somewhere, and whose target is known; those that the window can show. */
export function rollbackArrows(
  rollbacks: readonly Rollback[],
  snapshots: readonly Snapshot[],
  window: { from: number; to: number },
): Arrow[] {
  const done = rollbacks.filter(
    ({ status, outcome, startedAt }) =>
      status === "completed" && outcome !== "put_back" && Date.parse(startedAt) > window.from,
  );
  if (done.length === 0) return [];
  const wanted = new Set<string>(done.map(({ snapshotId }) => snapshotId));
  const times = new Map<string, number>();
  for (const { id, createdAt } of snapshots) if (wanted.has(id)) times.set(id, Date.parse(createdAt));
  return done.flatMap(({ id, startedAt, snapshotId }) => {
    const to = times.get(snapshotId);
    const from = Date.parse(startedAt);
    return to === undefined || to > window.to ? [] : [{ id, from, to }];
  });
}
