import type { Snapshot } from "@/lib/contract/snapshot";

/** What the chart draws for one snapshot, or for several that stand too close: the newest of them, and how many. */
export interface ChartMark {
  x: number;
  newest: Snapshot;
  count: number;
  from: number;
  to: number;
}

/** Closer than this, in pixels, two marks are one. */
const CLOSE_PX = 8;
/** A stack is as wide as its number. */
const STACK_PX = 15;
const DIGIT_PX = 7;

/**
 * The marks to draw, from left to right: no more than fit, however many snapshots there are. The selected one is not
 * among them: it is drawn alone. Snapshots come newest first; the cost is one pass over them.
 */
export function mergeMarks(
  snapshots: readonly Snapshot[],
  { from, to, x, selected }: { from: number; to: number; x: (at: number) => number; selected: string | null },
): ChartMark[] {
  const marks: ChartMark[] = [];
  for (const snapshot of snapshots) {
    const at = Date.parse(snapshot.createdAt);
    if (at > to || snapshot.id === selected) continue;
    if (at < from) break;
    const open = marks.at(-1);
    const place = x(at);
    if (open !== undefined && x(open.to) - place < reachOf(open)) {
      open.count += 1;
      open.from = at;
      open.x = (place + x(open.to)) / 2;
    } else marks.push({ x: place, newest: snapshot, count: 1, from: at, to: at });
  }
  return marks.reverse();
}

const reachOf = ({ count }: ChartMark) => (count === 1 ? CLOSE_PX : stackWidth(count) + 4);

/** How wide a stack with that number is drawn. */
export const stackWidth = (count: number): number => STACK_PX + DIGIT_PX * (String(count).length - 1);
