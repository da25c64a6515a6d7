import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";

/** A row of the list below the current state. */
export type TimelineEntry =
  | { kind: "snapshot"; id: Snapshot["id"]; at: string; snapshot: Snapshot }
  | { kind: "rollback"; id: Rollback["id"]; at: string; rollback: Rollback };

/**
 * Snapshots and rollbacks in one order, newest first. A rollback stands above its own safety snapshot, which was taken
 * after the rollback began but belongs to the time before it.
 */
export function timelineEntries(
  snapshots: readonly Snapshot[],
  rollbacks: readonly Rollback[],
): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...snapshots.map((snapshot) => ({
      kind: "snapshot" as const,
      id: snapshot.id,
      at: snapshot.createdAt,
      snapshot,
    })),
    ...rollbacks.map((rollback) => ({
      kind: "rollback" as const,
      id: rollback.id,
      at: rollback.finishedAt ?? rollback.startedAt,
      rollback,
    })),
  ];
  return entries.sort((a, b) => b.at.localeCompare(a.at) || a.kind.localeCompare(b.kind));
}

/** The snapshots that carry the tag; all of them without one. */
export const withTag = (snapshots: readonly Snapshot[], tag: string): Snapshot[] =>
  tag === "" ? [...snapshots] : snapshots.filter((snapshot) => snapshot.tags.includes(tag));

/** Every tag with the number of snapshots that carry it, the most used first. */
export function tagCounts(snapshots: readonly Snapshot[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const tag of snapshots.flatMap((snapshot) => snapshot.tags))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}

/**
 * The snapshot a session opens with: the one the link names, and no other in its place. When it names none, the last
 * healthy one, else the newest.
 */
export function openingSnapshot(snapshots: readonly Snapshot[], named: string): Snapshot | undefined {
  if (named !== "") return snapshots.find(({ id }) => id === named);
  return (
    snapshots.find(({ lastHealthy }) => lastHealthy) ??
    snapshots.find(({ undoneBy }) => undoneBy === null) ??
    snapshots[0]
  );
}
