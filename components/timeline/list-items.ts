import { dayNumber } from "./time-ticks";
import type { TimelineEntry } from "./timeline-entries";

/** One line of the list on screen, from the current state down. */
export type ListItem =
  | { kind: "current"; id: "current" }
  | { kind: "pending"; id: "pending" }
  | { kind: "day"; id: string; at: number }
  | TimelineEntry;

/** The lines of the list: the current state first, what is on its way, and a head before each day. */
export function listItems(
  entries: readonly TimelineEntry[],
  { pending, zone }: { pending: boolean; zone: "local" | "utc" },
): ListItem[] {
  const items: ListItem[] = [{ kind: "current", id: "current" }];
  if (pending) items.push({ kind: "pending", id: "pending" });
  let day: number | undefined;
  for (const entry of entries) {
    const its = dayNumber(entry.at, zone);
    if (day !== its) items.push({ kind: "day", id: `day ${its}`, at: entry.at });
    day = its;
    items.push(entry);
  }
  return items;
}

/** Heights before a line is measured: as the stylesheet has them. */
export const ITEM_HEIGHTS: Record<ListItem["kind"], { line: number; card: number }> = {
  current: { line: 34, card: 66 },
  pending: { line: 34, card: 44 },
  day: { line: 28, card: 28 },
  crossing: { line: 30, card: 40 },
  rollback: { line: 30, card: 62 },
  snapshot: { line: 34, card: 82 },
};

/**
 * What of the entries stands on top while the reader is further down: nothing moves under their eyes. `since` is the
 * time of the newest one they saw; null when they are at the top and see everything.
 */
export function holdBack(
  entries: readonly TimelineEntry[],
  since: number | null,
): { shown: TimelineEntry[]; held: number } {
  if (since === null) return { shown: [...entries], held: 0 };
  const shown = entries.filter(({ at }) => at <= since);
  const held = entries.filter(({ kind, at }) => kind === "snapshot" && at > since).length;
  return { shown, held };
}
