const AGE_UNITS_MS: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };
const SIZE_UNITS_BYTES: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KIB: 1024,
  MIB: 1024 ** 2,
  GIB: 1024 ** 3,
};

/** `30m`, `1h`, `7d` in milliseconds; undefined for anything else. */
export function parseAge(text: string): number | undefined {
  const [, count, unit = ""] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  const unitMs = AGE_UNITS_MS[unit];
  return count === undefined || unitMs === undefined ? undefined : Number(count) * unitMs;
}

/** `500MB`, `2GiB`, `1024` in bytes; undefined for anything else. */
export function parseSize(text: string): number | undefined {
  const [, count, unit = ""] = /^(\d{1,12}(?:\.\d{1,9})?) ?([KMG]?i?B)?$/i.exec(text) ?? [];
  const unitBytes = SIZE_UNITS_BYTES[unit === "" ? "B" : unit.toUpperCase()];
  return count === undefined || unitBytes === undefined ? undefined : Math.round(Number(count) * unitBytes);
}

/** A decimal number without a sign; undefined for anything else. */
export function parseCount(text: string): number | undefined {
  return /^\d{1,12}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

/** `30%` and `0.3` are both 0.3; undefined for anything else. */
export function parseRatio(text: string): number | undefined {
  const count = parseCount(text.replace(/%$/, ""));
  return count === undefined || !text.endsWith("%") ? count : count / 100;
}

export const isAge = (text: string) => parseAge(text) !== undefined;
export const isCount = (text: string) => parseCount(text) !== undefined;
export const isRatio = (text: string) => parseRatio(text) !== undefined;

/** `2026-11-22`, or a moment with its offset: `2026-11-22T03:17Z`. */
export const isDate = (text: string) =>
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(text) &&
  !Number.isNaN(Date.parse(text));
