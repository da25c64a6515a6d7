import { parseAmount, parseDuration, writeDuration, writeSize } from "@/lib/contract/amounts";
import type { TriggerType } from "@/lib/contract/names";
import { nearest } from "./nearest";
import { type Field, quote } from "./reading";

interface Limits {
  least: number;
  most: number;
}

export const truth: Field<boolean> = (reading, node, path) => {
  const value = reading.scalar(node, path);
  if (value === undefined || typeof value === "boolean") return value;
  const meant = /^(yes|on|1)$/i.test(String(value)) ? "true" : "false";
  reading.note(node, path, `${quote(value)} is not true or false.`, { text: `Use ${meant}`, value: meant });
  return undefined;
};

export const oneOf =
  <Value extends string>(known: readonly Value[]): Field<Value> =>
  (reading, node, path) => {
    const value = reading.scalar(node, path);
    if (value === undefined) return undefined;
    const found = known.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    const meant = nearest(String(value), known);
    const fix = meant === undefined ? `Use ${known.join(" or ")}` : { text: `Use ${meant}`, value: meant };
    reading.note(node, path, `${quote(value)} is not one of ${known.join(", ")}.`, fix);
    return undefined;
  };

/** A whole number. */
export const count =
  ({ least, most }: Limits): Field<number> =>
  (reading, node, path) => {
    const value = reading.scalar(node, path);
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
    const whole = Number(value);
    const inside = Number.isInteger(whole) && whole >= least && whole <= most;
    const use = String(Number.isFinite(whole) ? Math.round(Math.min(most, Math.max(least, whole))) : least);
    const message = inside
      ? `${quote(value)} is text: this is a number.`
      : `${quote(value)} is not a whole number from ${least} to ${most}.`;
    reading.note(node, path, message, { text: `Use ${use}`, value: use });
    return undefined;
  };

/** A length of time with its unit, in milliseconds. `unit` is the one that a bare number most likely meant. */
export const duration =
  ({ least, most, unit }: Limits & { unit: string }): Field<number> =>
  (reading, node, path) => {
    const value = reading.scalar(node, path);
    if (value === undefined) return undefined;
    const durationMs = parseDuration(String(value));
    const [from, to] = [writeDuration(least), writeDuration(most)];
    if (durationMs !== undefined && durationMs >= least && durationMs <= most) return durationMs;
    if (durationMs !== undefined) {
      const use = durationMs < least ? from : to;
      reading.note(node, path, `${quote(value)} is not from ${from} to ${to}.`, {
        text: `Use ${use}`,
        value: use,
      });
      return undefined;
    }
    const withUnit = `${value}${unit}`;
    const isBare = /^\d+(\.\d+)?$/.test(String(value)) && parseDuration(withUnit) !== undefined;
    if (isBare)
      reading.note(node, path, `${quote(value)} has no unit.`, { text: `Use ${withUnit}`, value: withUnit });
    else
      reading.note(
        node,
        path,
        `${quote(value)} is not a length of time.`,
        `Write a number and a unit: 30s, 30m, 12h, 7d`,
      );
    return undefined;
  };

const DAY_MS = 86_400_000;
const THRESHOLDS: Record<TriggerType, Limits & { show: (value: number) => string; example: string }> = {
  error_rate: { least: 0, most: 0.99, show: (share) => `${Math.round(share * 100)}%`, example: "0.3 or 30%" },
  timeout: { least: 1000, most: 7 * DAY_MS, show: writeDuration, example: "300 (seconds) or 5m" },
  memory_leak: { least: 1e6, most: 1e12, show: writeSize, example: "500MB" },
};

/** The limit of a trigger: a share, milliseconds, or bytes. */
export const threshold =
  (type: TriggerType): Field<number> =>
  (reading, node, path) => {
    const value = reading.scalar(node, path);
    if (value === undefined) return undefined;
    const { least, most, show, example } = THRESHOLDS[type];
    const isBareSize = type === "memory_leak" && /^\d+(\.\d+)?$/.test(String(value).trim());
    const amount = typeof value === "boolean" || isBareSize ? undefined : parseAmount(type, value);
    if (amount !== undefined && amount >= least && amount <= most) return amount;
    if (isBareSize) {
      const use = `${value}MB`;
      reading.note(node, path, `${quote(value)} has no unit.`, { text: `Use ${use}`, value: use });
    } else if (type === "error_rate" && amount !== undefined && amount > 1 && amount < 100) {
      const use = `${amount}%`;
      reading.note(node, path, `${quote(value)} is over 100 %.`, { text: `Use ${use}`, value: use });
    } else if (amount !== undefined) {
      const use = show(amount < least ? least : most);
      reading.note(node, path, `${quote(value)} is not from ${show(least)} to ${show(most)}.`, {
        text: `Use ${use}`,
        value: use,
      });
    } else {
      reading.note(node, path, `${quote(value)} is not a limit of ${type}.`, `Write it as ${example}`);
    }
    return undefined;
  };
