const MINUTE_MS = 60_000;
const STEPS_MIN = [0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200];

/** Round times of the reader's clock for an axis, at most `most` of them. */
export function timeTicks(from: number, to: number, most: number, offsetMs: number): number[] {
  const stepMs =
    (STEPS_MIN.find((minutes) => (to - from) / (minutes * MINUTE_MS) <= most) ?? 525_600) * MINUTE_MS;
  const first = Math.ceil((from - offsetMs) / stepMs) * stepMs + offsetMs;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / stepMs) + 1) },
    (_none, index) => first + index * stepMs,
  );
}

/** What the reader's clock is behind UTC, for `timeTicks`. */
export const offsetOf = (zone: "local" | "utc", at: number): number =>
  zone === "utc" ? 0 : new Date(at).getTimezoneOffset() * MINUTE_MS;

/** Counts the days of the reader's calendar: two moments of one day have the same number. */
export const dayNumber = (at: number, zone: "local" | "utc"): number =>
  Math.floor((at - offsetOf(zone, at)) / (1440 * MINUTE_MS));
