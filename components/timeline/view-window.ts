const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const RANGES = ["1h", "4h", "12h", "24h", "7d"] as const;
export type Range = (typeof RANGES)[number];

export const RANGE_MS: Record<Range, number> = {
  "1h": HOUR_MS,
  "4h": 4 * HOUR_MS,
  "12h": 12 * HOUR_MS,
  "24h": 24 * HOUR_MS,
  "7d": 7 * 24 * HOUR_MS,
};

/** What the chart shows, in ms since 1970. A live one ends at the present moment and goes on with it. */
export interface ViewWindow {
  from: number;
  to: number;
  live: boolean;
}

/** Narrower than this says nothing: health comes by the minute. */
const NARROWEST_MS = 5 * MINUTE_MS;
const WIDEST_MS = RANGE_MS["7d"];
/** A window that ends this near to the present, in shares of its width, is meant to end there. */
const NEAR_NOW = 0.01;

/** The window of a range that ends now. */
export const windowOfRange = (range: Range, now: number): ViewWindow => ({
  from: now - RANGE_MS[range],
  to: now,
  live: true,
});

/** Any window put within reason: not before the last 7 days, not after now, neither too narrow nor too wide. */
export function fitWindow(from: number, to: number, now: number): ViewWindow {
  const width = Math.min(WIDEST_MS, Math.max(NARROWEST_MS, to - from));
  const middle = (from + to) / 2;
  const latest = Math.min(now, Math.max(now - WIDEST_MS + width, middle + width / 2));
  const live = now - latest <= width * NEAR_NOW;
  const end = live ? now : latest;
  return { from: end - width, to: end, live };
}

/** Half or twice as wide. What `anchor` names stays where it is on screen, else the end does. */
export function zoomWindow(
  { from, to }: ViewWindow,
  factor: number,
  { anchor, now }: { anchor: number | null; now: number },
): ViewWindow {
  const fixed = anchor !== null && anchor >= from && anchor <= to ? anchor : to;
  return fitWindow(fixed - (fixed - from) * factor, fixed + (to - fixed) * factor, now);
}

/** The same width, moved by a share of it. */
export function panWindow({ from, to }: ViewWindow, share: number, now: number): ViewWindow {
  const by = (to - from) * share;
  return fitWindow(from + by, to + by, now);
}

/** How far back the strip below the chart reaches: a day, or a week when the window begins before that. */
export const stripRange = ({ from }: ViewWindow, now: number): Range =>
  now - from > RANGE_MS["24h"] + MINUTE_MS ? "7d" : "24h";
