import type { HealthBucket } from "@/lib/contract/health";
import type { SessionId } from "@/lib/contract/ids";
import type { PolicyTriggered, RecoveryPolicy } from "@/lib/contract/policy";
import type { StoredSnapshot } from "../ports";
import { chooseTarget } from "./choose-target";
import { decide } from "./decide";
import { findPassed } from "./measure";
import { describeCause } from "./sentences";
import { NO_STATE } from "./trigger-state";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What is stored of one session's past. */
export interface Past {
  sessionId: SessionId;
  /** Oldest first. */
  minutes: HealthBucket[];
  /** When it was really rolled back: what lies before says nothing of the state after. */
  rolledBackMs: number[];
  /** Newest first. */
  snapshots: StoredSnapshot[];
  ramIsGrowth: boolean;
}

/**
 * What a policy would have done about a session, minute by minute, with the same rules as those that act. A rollback that
 * it would have made is taken to have ended the trouble: what came after it is not known and is looked at as it was.
 */
export function replay(policy: RecoveryPolicy, past: Past): PolicyTriggered[] {
  const triggered: PolicyTriggered[] = [];
  const spanMs = Math.max(HOUR_MS, 2 * policy.autoRollback.windowMs) + MINUTE_MS;
  let state = NO_STATE;
  let first = 0;
  let resetMs = 0;
  for (const [index, bucket] of past.minutes.entries()) {
    const atMs = Date.parse(bucket.at);
    const now = new Date(atMs + MINUTE_MS - 1);
    resetMs = Math.max(resetMs, ...past.rolledBackMs.filter((ms) => ms <= now.getTime()));
    while (first < index && atMs - startOf(past.minutes[first]) > spanMs) first += 1;
    const minutes = past.minutes.slice(first, index + 1).filter(({ at }) => Date.parse(at) > resetMs);
    const activeMs = bucket.longestRunMs ?? 0;
    const passed = findPassed(policy, {
      now,
      minutes,
      activeMs,
      ramBytes: null,
      ramIsGrowth: past.ramIsGrowth,
      signals: {},
    });
    const known =
      passed.length === 0 ? [] : past.snapshots.filter(({ createdAt }) => Date.parse(createdAt) <= atMs);
    const target = chooseTarget(policy.autoRollback.target, known, state.abandoned);
    const decided = decide(policy, state, passed, { now, hasTarget: target !== undefined });
    state = decided.state;
    const { decision } = decided;
    if (!decision) continue;
    const isRollback = decision.kind === "rollback";
    if (isRollback) {
      resetMs = now.getTime();
      state = { ...state, open: [] };
    }
    const { type, value, threshold } = decision.passed;
    triggered.push({
      at: now.toISOString(),
      sessionId: past.sessionId,
      policy: policy.name,
      type,
      value,
      threshold,
      action: decision.kind,
      why: decision.cause === null ? null : describeCause(decision.cause, policy),
      target: isRollback && target ? { id: target.id, name: target.name, createdAt: target.createdAt } : null,
    });
  }
  return triggered;
}

const startOf = (bucket: HealthBucket | undefined): number => (bucket ? Date.parse(bucket.at) : 0);
