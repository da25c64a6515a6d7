import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Crossing } from "./health-line";

/** A row of the list below the current state. */
export type TimelineEntry =
  | { kind: "crossing"; id: string; at: number; crossing: Crossing }
  | { kind: "rollback"; id: Rollback["id"]; at: number; rollback: Rollback }
  | { kind: "snapshot"; id: Snapshot["id"]; at: number; snapshot: Snapshot };

export interface TagCount {
  tag: string;
  count: number;
}

interface EntrySources {
  /** Newest first. */
  snapshots: readonly Snapshot[];
  rollbacks: readonly Rollback[];
  crossings: readonly Crossing[];
  /** Whether older snapshots exist that are not here: events from before the oldest one wait for them. */
  hasOlder: boolean;
}

/**
 * Snapshots and events in one order, newest first. A rollback stands above its own safety snapshot, which was taken
 * after the rollback began but belongs to the time before it.
 */
export function timelineEntries({
  snapshots,
  rollbacks,
  crossings,
  hasOlder,
}: EntrySources): TimelineEntry[] {
  const oldest = snapshots.at(-1);
  const since = hasOlder && oldest ? Date.parse(oldest.createdAt) : Number.NEGATIVE_INFINITY;
  const events: TimelineEntry[] = [
    ...crossings.map((crossing) => ({
      kind: "crossing" as const,
      id: `crossing ${crossing.at}`,
      at: crossing.at,
      crossing,
    })),
    ...rollbacks.map((rollback) => ({
      kind: "rollback" as const,
      id: rollback.id,
      at: Date.parse(rollback.finishedAt ?? rollback.startedAt),
      rollback,
    })),
  ].filter(({ at }) => at >= since);
  const rows = snapshots.map((snapshot) => ({
    kind: "snapshot" as const,
    id: snapshot.id,
    at: Date.parse(snapshot.createdAt),
    snapshot,
  }));
  return [...events, ...rows].sort((a, b) => b.at - a.at || a.kind.localeCompare(b.kind));
}

/** Every tag with the number of snapshots that carry it, the most used first. */
export function tagCounts(snapshots: readonly Snapshot[]): TagCount[] {
  const counts = new Map<string, number>();
  for (const { tags } of snapshots) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}

/** The counts, and behind them with 0 what was `seen` before and is there no more: nothing moves away under the pointer. */
export const withLost = (counts: readonly TagCount[], seen: readonly string[]): TagCount[] => [
  ...counts,
  ...seen.filter((tag) => !counts.some((counted) => counted.tag === tag)).map((tag) => ({ tag, count: 0 })),
];

/** The snapshot a session opens with when the link names none: the last healthy one, else the newest that still holds. */
export const openingSnapshot = (snapshots: readonly Snapshot[]): Snapshot | undefined =>
  snapshots.find(({ lastHealthy }) => lastHealthy) ??
  snapshots.find(({ undoneBy }) => undoneBy === null) ??
  snapshots[0];

/** The snapshot that the current state came from: the newest, or the one that a rollback since then led back to. */
export function previousOf(
  snapshots: readonly Snapshot[],
  rollbacks: readonly Rollback[],
): Snapshot | undefined {
  const [newest] = snapshots;
  const last = rollbacks.find(({ status, outcome }) => status === "completed" && outcome !== "put_back");
  const doneAt = last === undefined ? 0 : Date.parse(last.finishedAt ?? last.startedAt);
  if (last === undefined || newest === undefined || Date.parse(newest.createdAt) > doneAt) return newest;
  return snapshots.find(({ id }) => id === last.snapshotId) ?? newest;
}

/** The query for the snapshots that carry a tag; empty without one. */
export const tagQuery = (tag: string): string => (tag === "" ? "" : `tag:${quoted(tag)}`);

const quoted = (tag: string): string => (/^[<>]|["\\,\s]/.test(tag) ? JSON.stringify(tag) : tag);
