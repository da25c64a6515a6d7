import type { FleetHealth, HealthHistory } from "@/lib/contract/health";

/** A failed run counts this long: the same window that says whether a session fails. */
const WINDOW_MS = 10 * 60_000;

/**
 * The error rate over the time of a fleet's health, at the end of each step over the ten minutes before it; null where
 * no run ended in them. Undefined when no run ended at all.
 */
export function errorLine(
  { from, to, stepMs }: Pick<FleetHealth, "from" | "to" | "stepMs">,
  history: HealthHistory | undefined,
): (number | null)[] | undefined {
  const begin = Date.parse(from);
  const steps = Math.max(1, Math.ceil((Date.parse(to) - begin) / stepMs));
  const runs = new Array<number>(steps).fill(0);
  const failed = new Array<number>(steps).fill(0);
  for (const bucket of history?.buckets ?? []) {
    const step = Math.min(steps - 1, Math.max(0, Math.floor((Date.parse(bucket.at) - begin) / stepMs)));
    runs[step] = (runs[step] ?? 0) + bucket.runs;
    failed[step] = (failed[step] ?? 0) + bucket.failed;
  }
  if (sum(runs) === 0) return undefined;
  const reach = Math.max(1, Math.round(WINDOW_MS / stepMs));
  return runs.map((_, step) => {
    const start = Math.max(0, step - reach + 1);
    const ended = sum(runs.slice(start, step + 1));
    return ended === 0 ? null : sum(failed.slice(start, step + 1)) / ended;
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
