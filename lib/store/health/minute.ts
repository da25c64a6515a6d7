export const MINUTE_MS = 60_000;

/** The minute in which a moment falls, counted from 1970. */
export const minuteOf = (ms: number): number => Math.floor(ms / MINUTE_MS);
