import type { TriggerType } from "./names";
import { parseRatio, parseSize } from "./query-values";

/** Longest first, so that a length is written with as few units as can be. */
const UNITS_MS = [
  ["w", 604_800_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
  ["ms", 1],
] as const;
const PIECE = /(\d{1,9}(?:\.\d{1,6})?)\s*(ms|w|d|h|m|s)/gy;

/** `30m`, `7d`, `1.5h`, `1h30m`, `500ms` in milliseconds; undefined for anything else, a number without a unit too. */
export function parseDuration(text: string): number | undefined {
  const written = text.trim();
  let totalMs = 0;
  let at = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const piece of written.matchAll(PIECE)) {
    const unitMs = UNITS_MS.find(([name]) => name === piece[2])?.[1] ?? 0;
    if (unitMs >= smallest) return undefined;
    smallest = unitMs;
    totalMs += Number(piece[1]) * unitMs;
    at = piece.index + piece[0].length;
  }
  return at === 0 || at !== written.length ? undefined : Math.round(totalMs);
}

/** The same length as people write it: `30m`, `1h30m`, `7d`. */
export function writeDuration(durationMs: number): string {
  // A week is written as seven days: that is how retention is thought of.
  const [, ...units] = UNITS_MS;
  let leftMs = Math.round(durationMs);
  let text = "";
  for (const [name, unitMs] of units) {
    const count = Math.floor(leftMs / unitMs);
    if (count > 0) text += `${count}${name}`;
    leftMs -= count * unitMs;
  }
  return text === "" ? "0s" : text;
}

/** The same size as people write it: `500MB`, `1.5GB`. */
export function writeSize(sizeBytes: number): string {
  for (const [unit, bytes] of [
    ["GB", 1e9],
    ["MB", 1e6],
    ["KB", 1e3],
  ] as const) {
    const count = sizeBytes / bytes;
    if (count >= 1 && Number.isInteger(count * 10)) return `${count}${unit}`;
  }
  return `${sizeBytes}B`;
}

/**
 * A limit or a measured value as people write it, in the trigger's own unit: a share from 0 to 1 (`0.3`, `30%`),
 * milliseconds (a plain number is seconds: `300`, `5m`), bytes (`500MB`). Undefined for anything else.
 */
export function parseAmount(type: TriggerType, written: number | string): number | undefined {
  const text = String(written).trim();
  if (type === "error_rate") return parseRatio(text);
  if (type === "memory_leak") return parseSize(text);
  const seconds = /^\d{1,9}(\.\d{1,3})?$/.test(text) ? Number(text) * 1000 : undefined;
  return seconds ?? parseDuration(text);
}
