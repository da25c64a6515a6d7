/** A value over time: pairs of minutes ago and value, oldest first, with straight lines between them. */
export type Curve = readonly [readonly [number, number], ...(readonly [number, number])[]];

/** How a session has been working, apart from what its context tells: how often, how well, and in how much RAM. */
export interface Pulse {
  /** Runs a minute. */
  pace: Curve;
  /** The share of runs that fail. */
  errorRate: Curve;
  ramMb: Curve;
  /** The stretch before now in which it ran at all, in minutes ago. */
  activeMin: { from: number; to: number };
}

/** The value of the curve that many minutes ago. */
export function valueAt(curve: Curve, minutesAgo: number): number {
  const next = curve.findIndex(([at]) => at <= minutesAgo);
  const [after, before] = [curve[next], curve[next - 1]];
  if (after === undefined) return curve.at(-1)?.[1] ?? curve[0][1];
  if (before === undefined) return after[1];
  const share = (before[0] - minutesAgo) / (before[0] - after[0]);
  return before[1] + (after[1] - before[1]) * share;
}

/** A pulse that changes little: one error rate in percent, one amount of RAM. */
export function steadyPulse(
  errorPercent: number,
  ramMb: number,
  activeMin: Pulse["activeMin"] = { from: 75, to: 0 },
): Pulse {
  return {
    pace: [[0, 2]],
    errorRate: [[0, errorPercent / 100]],
    ramMb: [
      [activeMin.from, ramMb * 0.98],
      [activeMin.to, ramMb],
    ],
    activeMin,
  };
}
