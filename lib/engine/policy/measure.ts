import type { HealthBucket } from "@/lib/contract/health";
import type { RecoveryPolicy, Trigger } from "@/lib/contract/policy";
import type { Signal, TriggerState } from "./trigger-state";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A reading of RAM says something for as long. */
const RAM_FRESH_MS = 2 * MINUTE_MS;

/** What is known of a session at a moment. What lies before its last rollback says nothing of the state it is in and is not here. */
export interface Measured {
  now: Date;
  /** Oldest first. */
  minutes: HealthBucket[];
  /** How long its run has been active; 0 without one. */
  activeMs: number;
  /** The RAM of this session alone, where the host tells it. */
  ramBytes: number | null;
  /** Whether the RAM of `minutes` is what the host's process grew by, and not what the session holds. */
  ramIsGrowth: boolean;
  signals: TriggerState["signals"];
}

/** A limit that was passed, and by what. */
export interface Passed extends Trigger {
  value: number;
}

/** The limits that a session passes, in the policy's order. */
export function findPassed({ autoRollback }: RecoveryPolicy, measured: Measured): Passed[] {
  if (!autoRollback.enabled) return [];
  return autoRollback.triggers.flatMap((trigger) => {
    const value =
      measuredValue(trigger, autoRollback, measured) ?? signalled(trigger, autoRollback, measured);
    return value === undefined ? [] : [{ ...trigger, value }];
  });
}

type Settings = RecoveryPolicy["autoRollback"];

/** The value by which the limit is passed, as far as the host tells; undefined when it is not passed. */
function measuredValue({ type, threshold }: Trigger, settings: Settings, measured: Measured) {
  if (type === "error_rate") return errorRate(threshold, settings, measured);
  const value = type === "timeout" ? measured.activeMs : ramGrowth(measured);
  return value > threshold ? value : undefined;
}

/** Over the limit in this window and in the one before it; fewer runs than `minRuns` in either are inconclusive. */
function errorRate(threshold: number, { windowMs, minRuns }: Settings, { now, minutes }: Measured) {
  const endMs = (Math.floor(now.getTime() / MINUTE_MS) + 1) * MINUTE_MS;
  const rateOf = (fromMs: number) => {
    const inside = minutes.filter(({ at }) => Date.parse(at) >= fromMs && Date.parse(at) < fromMs + windowMs);
    const runs = inside.reduce((sum, bucket) => sum + bucket.runs, 0);
    const failed = inside.reduce((sum, bucket) => sum + bucket.failed, 0);
    return runs < Math.max(1, minRuns) ? 0 : failed / runs;
  };
  const rate = rateOf(endMs - windowMs);
  return rate > threshold && rateOf(endMs - 2 * windowMs) > threshold ? rate : undefined;
}

/** What it grew by over the least it held within the last hour. */
function ramGrowth({ now, minutes, ramBytes, ramIsGrowth }: Measured): number {
  const fresh = minutes.findLast(
    ({ at, ramBytes: ram }) => ram !== null && now.getTime() - Date.parse(at) < RAM_FRESH_MS + MINUTE_MS,
  );
  const present = ramBytes ?? fresh?.ramBytes ?? null;
  if (present === null || ramIsGrowth) return present ?? 0;
  const hour = minutes.flatMap(({ at, ramBytes: ram }) =>
    now.getTime() - Date.parse(at) <= HOUR_MS ? (ram ?? []) : [],
  );
  return Math.max(0, present - Math.min(present, ...hour));
}

/** The value of a signal that passes the limit. It counts for a window; an error rate has to stay over it for one. */
function signalled({ type, threshold }: Trigger, { windowMs }: Settings, { signals, now }: Measured) {
  const signal = signals[type];
  if (!signal || signal.value <= threshold || now.getTime() - Date.parse(signal.at) > windowMs)
    return undefined;
  return type === "error_rate" && !lasted(signal, windowMs) ? undefined : signal.value;
}

const lasted = ({ at, overSince }: Signal, windowMs: number): boolean =>
  overSince !== null && Date.parse(at) - Date.parse(overSince) >= windowMs;

/** The signals with one more. */
export function withSignal(
  signals: TriggerState["signals"],
  {
    type,
    value,
    threshold,
    at,
  }: { type: Trigger["type"]; value: number; threshold: number | null; at: string },
): TriggerState["signals"] {
  const isOver = threshold !== null && value > threshold;
  return { ...signals, [type]: { value, at, overSince: isOver ? (signals[type]?.overSince ?? at) : null } };
}
