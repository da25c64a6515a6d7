const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A length of time in its two greatest units: `48 s`, `17 m`, `4 h 12 m`, `2 d 3 h`. */
export function ageText(ms: number): string {
  const age = Math.max(0, ms);
  if (age < MINUTE_MS) return `${Math.floor(age / SECOND_MS)} s`;
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} m`;
  if (age < DAY_MS) return both(age, HOUR_MS, "h", MINUTE_MS, "m");
  return both(age, DAY_MS, "d", HOUR_MS, "h");
}

function both(age: number, unitMs: number, unit: string, smallerMs: number, smaller: string): string {
  const rest = Math.floor((age % unitMs) / smallerMs);
  const whole = `${Math.floor(age / unitMs)} ${unit}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smaller}`;
}

/** `17 messages`, `1 message`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** `02:58 UTC`. */
export const clockText = (at: string): string => `${at.slice(11, 16)} UTC`;

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** 41 of 0.41. With a decimal where the whole number would read as if it were the limit. */
export function percent(ratio: number, limit = -1): number {
  const whole = Math.round(ratio * 100);
  const looksEqual = whole === Math.round(limit * 100) && ratio !== limit;
  return looksEqual ? Number((ratio * 100).toFixed(1)) : whole;
}
