import { countOf } from "@/components/ui/number-text";
import type { Rollback } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";

export const RANGES = [
  { value: "1h", label: "1 h", ms: 3_600_000 },
  { value: "4h", label: "4 h", ms: 4 * 3_600_000 },
  { value: "24h", label: "24 h", ms: 24 * 3_600_000 },
  { value: "7d", label: "7 d", ms: 7 * 24 * 3_600_000 },
  { value: "all", label: "All", ms: Number.POSITIVE_INFINITY },
] as const;
export type Range = (typeof RANGES)[number]["value"];

/** A point of the line: how many messages the context held at that moment. */
export interface SizePoint {
  at: number;
  messages: number;
}

/** From the moment of a rollback back to its target. */
export interface Arrow {
  id: string;
  from: number;
  to: number;
}

export interface ChartModel {
  from: number;
  to: number;
  points: SizePoint[];
  marks: Snapshot[];
  arrows: Arrow[];
}

/** What the chart draws of a session within `range`. */
export function chartModel(
  session: Session,
  snapshots: readonly Snapshot[],
  rollbacks: readonly Rollback[],
  { range, now }: { range: Range; now: number },
): ChartModel {
  const times = snapshots.map(({ createdAt }) => Date.parse(createdAt));
  const width = RANGES.find(({ value }) => value === range)?.ms ?? Number.POSITIVE_INFINITY;
  const oldest = Math.min(now - 60_000, ...times);
  const from = Number.isFinite(width) ? now - width : oldest - (now - oldest) * 0.03;
  const marks = snapshots.filter(({ createdAt }) => Date.parse(createdAt) >= from);
  const points = marks
    .map((snapshot) => ({ at: Date.parse(snapshot.createdAt), messages: snapshot.parts.context.count }))
    .sort((a, b) => a.at - b.at);
  const size = session.context.messages ?? points.at(-1)?.messages ?? 0;
  const timeOf = new Map(snapshots.map(({ id, createdAt }) => [id, Date.parse(createdAt)]));
  return {
    from,
    to: now,
    points: [...points, { at: now, messages: size }],
    marks,
    arrows: rollbacks
      .filter(({ outcome }) => outcome === "restored" || outcome === "needs_attention")
      .flatMap(({ id, startedAt, snapshotId }) => {
        const to = timeOf.get(snapshotId);
        const start = Date.parse(startedAt);
        return to === undefined || start < from ? [] : [{ id, from: start, to: Math.max(from, to) }];
      }),
  };
}

const MINUTE_MS = 60_000;
const STEPS_MIN = [0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200];
const MOST_TICKS = 8;

/** Round local times for the axis, at most eight of them. */
export function timeTicks(from: number, to: number): number[] {
  const stepMs =
    (STEPS_MIN.find((minutes) => (to - from) / (minutes * MINUTE_MS) <= MOST_TICKS) ?? 525_600) * MINUTE_MS;
  const offsetMs = new Date(to).getTimezoneOffset() * MINUTE_MS;
  const first = Math.ceil((from - offsetMs) / stepMs) * stepMs + offsetMs;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / stepMs) + 1) },
    (_none, index) => first + index * stepMs,
  );
}

/** The chart in a sentence, for whoever does not see it. The list below it tells the rest. */
export function chartSummary({ points, marks, arrows }: ChartModel): string {
  const sizes = points.map(({ messages }) => messages);
  const [now] = sizes.slice(-1);
  return (
    `Context size over time: between ${Math.min(...sizes)} and ${countOf(Math.max(...sizes), "message")}, now ${now ?? 0}; ` +
    `${countOf(marks.length, "snapshot")} and ${countOf(arrows.length, "rollback")}. The list below has them all.`
  );
}
