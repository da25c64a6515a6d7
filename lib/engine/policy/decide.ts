import type { RecoveryPolicy } from "@/lib/contract/policy";
import type { Passed } from "./measure";
import type { NotifyCause, TriggerState } from "./trigger-state";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What is to be done about a passed limit. `cause` says why it is only told. */
export type Decision =
  | { kind: "rollback"; passed: Passed; cause: null }
  | { kind: "notify"; passed: Passed; cause: NotifyCause };

export interface Decided {
  /** What is remembered from now on, whether or not something is to be done. */
  state: TriggerState;
  decision: Decision | null;
  /** Every limit that was passed is not passed any more, without our doing. */
  over: boolean;
}

/**
 * Decides about the limits a session passes. A rollback is due unless the policy only tells, the cool-down of the last one
 * runs, the hour has had its share, or there is nothing to go back to: then it is told, once, until that reason changes.
 */
export function decide(
  policy: RecoveryPolicy,
  state: TriggerState,
  passed: Passed[],
  { now, hasTarget }: { now: Date; hasTarget: boolean },
): Decided {
  const rollbacks = state.rollbacks.filter((at) => now.getTime() - Date.parse(at) < DAY_MS);
  const [first] = passed;
  if (first === undefined)
    return { state: { ...state, rollbacks, open: [] }, decision: null, over: state.open.length > 0 };
  const cause = causeOf(policy, rollbacks, now, hasTarget);
  const told = state.open.find(({ type }) => type === first.type);
  const open = passed.map(({ type }) => ({
    type,
    since: state.open.find((entry) => entry.type === type)?.since ?? now.toISOString(),
    cause,
  }));
  if (cause === null) {
    const begun = [...rollbacks, now.toISOString()];
    return {
      state: { ...state, open, rollbacks: begun },
      decision: { kind: "rollback", passed: first, cause },
      over: false,
    };
  }
  const decision =
    told === undefined || isNews(told.cause, cause)
      ? ({ kind: "notify", passed: first, cause } as const)
      : null;
  return { state: { ...state, open, rollbacks }, decision, over: false };
}

/** That the cool-down of a rollback runs is known to whoever was told of the rollback. */
const isNews = (told: NotifyCause | null, cause: NotifyCause): boolean =>
  told !== cause && !(told === null && cause === "cooldown");

function causeOf(
  { autoRollback }: RecoveryPolicy,
  rollbacks: string[],
  now: Date,
  hasTarget: boolean,
): NotifyCause | null {
  if (autoRollback.action === "notify") return "policy";
  const ages = rollbacks.map((at) => now.getTime() - Date.parse(at));
  if (ages.filter((ageMs) => ageMs < HOUR_MS).length >= autoRollback.maxPerHour) return "limit";
  if (ages.some((ageMs) => ageMs < autoRollback.cooldownMs)) return "cooldown";
  return hasTarget ? null : "no_target";
}
