import type { HealthHistory } from "@/lib/contract/health";
import { HEALTH_LIMITS } from "@/lib/contract/health-limits";

/** How a session stood at one moment: the failed share of the runs of the window before it, and its RAM. */
export interface HealthPoint {
  at: number;
  /** Null while no run ended in the window. */
  errorRate: number | null;
  runs: number;
  ramBytes: number | null;
}

/** The moment at which the error rate passed its limit. */
export interface Crossing {
  at: number;
  rate: number;
}

/** Fewer runs than these call no session failing. */
const FEWEST_RUNS = 3;
const USUAL_WINDOW_MS = 600_000;

/**
 * The line of the chart. One minute has few runs, so that a rate of it would only jump between 0 and 100 %: each
 * point tells the rate over the window that the session's own health has, up to the end of its step. Where nothing was
 * seen for longer than the window, a point without values breaks the line.
 */
export function healthPoints(history: HealthHistory, windowMs: number): HealthPoint[] {
  const { buckets, stepMs } = history;
  const reach = Math.max(windowMs || USUAL_WINDOW_MS, stepMs);
  const last = Date.parse(history.to);
  const points: HealthPoint[] = [];
  let runs = 0;
  let failed = 0;
  let oldest = 0;
  let before: number | undefined;
  for (const bucket of buckets) {
    const begin = Date.parse(bucket.at);
    const at = Math.min(last, begin + stepMs);
    runs += bucket.runs;
    failed += bucket.failed;
    for (
      let old = buckets[oldest];
      old && Date.parse(old.at) < begin + stepMs - reach;
      old = buckets[oldest]
    ) {
      runs -= old.runs;
      failed -= old.failed;
      oldest += 1;
    }
    if (before !== undefined && at - before > reach + stepMs)
      points.push({ at: before + reach, errorRate: null, runs: 0, ramBytes: null });
    points.push({ at, errorRate: runs === 0 ? null : failed / runs, runs, ramBytes: bucket.ramBytes });
    before = at;
  }
  return points;
}

/**
 * Each time the error rate passed the limit. It counts anew only after the rate was down to half of the limit: a rate
 * that swings around it is one event.
 */
export function limitCrossings(points: readonly HealthPoint[], limit = HEALTH_LIMITS.errorRate): Crossing[] {
  const crossings: Crossing[] = [];
  let armed = true;
  for (const { at, errorRate, runs } of points) {
    if (errorRate === null || errorRate <= limit / 2) armed = true;
    else if (armed && errorRate > limit && runs >= FEWEST_RUNS) {
      crossings.push({ at, rate: errorRate });
      armed = false;
    }
  }
  return crossings;
}

/** Crossings of several histories, each trusted before the begin of the finer one. Finest first. */
export function mergeCrossings(lines: readonly (readonly HealthPoint[])[]): Crossing[] {
  let until = Number.POSITIVE_INFINITY;
  const merged: Crossing[] = [];
  for (const points of lines) {
    merged.push(...limitCrossings(points).filter(({ at }) => at < until));
    until = Math.min(until, points[0]?.at ?? until);
  }
  return merged.sort((a, b) => a.at - b.at);
}

/** The point nearest to a moment, when there is one within `reachMs`. */
export function pointNear(
  points: readonly HealthPoint[],
  at: number,
  reachMs: number,
): HealthPoint | undefined {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const near = [points[low - 1], points[low]].filter((point) => point !== undefined);
  near.sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
  return near.find((point) => Math.abs(point.at - at) <= reachMs);
}
