import { FEWEST_RUNS, HEALTH_LIMITS, HEALTHY_SHARE } from "@/lib/contract/health-limits";
import type { Reason } from "@/lib/contract/reason";
import type { Rollback } from "@/lib/contract/rollback";
import type { Health, SessionStatus } from "@/lib/contract/session";
import { HEALTH_WINDOW_MS } from "./health-now";
import { activeMs } from "./health-when-taken";
import type { HostSession, SessionTotals } from "./ports";
import { plain } from "./reasons/refusal";
import { toEnglish } from "./reasons/sentence";
import { percent } from "./reasons/sentence-values";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const QUIET_MS = 10 * MINUTE_MS;
const NEAR_RAM = 0.9;
/** How far past its limit a sign counts that has none. */
const HALF = 0.5;

/** Everything that says how a session stands. */
export interface Standing {
  session: HostSession;
  /** Of the state the session is in: what was before a rollback does not count. */
  health: Health;
  /**
   * The least RAM of the health's window, to tell what it grew by. Of a host that knows its whole process only, the
   * least that this grew by for the session.
   */
  leastRamBytes: number | null;
  /** Since when the error rate has been over its limit, where that is known. */
  overLimit?: Reason | undefined;
  total: SessionTotals | undefined;
  unfinished: { rollback: Rollback; leased: boolean } | undefined;
  now: Date;
}

/** How a session stands. `past` orders those of one status: 1 is at the limit, 2 twice as far. */
export interface Judgement {
  status: SessionStatus;
  attention: string | null;
  /** `attention`, sentence by sentence. */
  attentionReasons: Reason[];
  past: number;
}

interface Sign {
  status: "failing" | "degraded";
  reasons: Reason[];
  past: number;
}

/**
 * Judges every session of every host by the same rules. Failing: more runs failed than the limit allows. Degraded: over
 * half of that limit, RAM over 90 % of its limit, a run that goes on for longer than its limit, a last run that failed,
 * or at work for an hour without a snapshot. The sentence names the worst of these.
 */
export function judge(standing: Standing): Judgement {
  const [worst] = signs(standing).sort(
    (a, b) => Number(a.status === "degraded") - Number(b.status === "degraded") || b.past - a.past,
  );
  const past = worst?.past ?? 0;
  const reasons = worst?.reasons ?? [];
  if (standing.unfinished) {
    const progress = describeRollback(standing.unfinished);
    return judgement("rolling_back", [...reasons, progress], past);
  }
  const atRest = isAtWork(standing, QUIET_MS) ? "healthy" : "idle";
  return judgement(worst?.status ?? atRest, reasons, past);
}

const judgement = (status: SessionStatus, attentionReasons: Reason[], past: number): Judgement => ({
  status,
  attention: attentionReasons.length === 0 ? null : toEnglish(attentionReasons),
  attentionReasons,
  past,
});

function signs(standing: Standing): Sign[] {
  // What is put away needs nobody.
  if (standing.session.archived) return [];
  return [errorSign, runSign, ramSign, lastRunSign, unprotectedSign].flatMap((sign) => sign(standing) ?? []);
}

const degraded = (past: number, ...reasons: Reason[]): Sign => ({ status: "degraded", reasons, past });

function errorSign({ health: { errorRate, runs }, overLimit, total, now }: Standing): Sign | undefined {
  if (errorRate === null || runs < FEWEST_RUNS) return undefined;
  const past = errorRate / HEALTH_LIMITS.errorRate;
  if (past <= HEALTHY_SHARE) return undefined;
  const rate: Reason = {
    code: "error_rate_over",
    values: {
      ratePercent: percent(errorRate, HEALTH_LIMITS.errorRate),
      limitPercent: percent(HEALTH_LIMITS.errorRate),
    },
  };
  if (past <= 1) return degraded(past, rate);
  const reasons = [rate, ...(overLimit ? [overLimit] : []), describeTarget(total, now)];
  return { status: "failing", reasons, past };
}

function runSign({ session, now }: Standing): Sign | undefined {
  const ageMs = activeMs(session, now);
  const past = ageMs / HEALTH_LIMITS.runMs;
  if (past <= 1) return undefined;
  return degraded(
    past,
    { code: "run_over_limit", values: { seconds: HEALTH_LIMITS.runMs / 1000 } },
    { code: "run_active_for", values: { ageMs } },
  );
}

function ramSign({ health: { ramBytes }, leastRamBytes }: Standing): Sign | undefined {
  const limitBytes = HEALTH_LIMITS.ramBytes;
  const judgedBytes = ramBytes ?? leastRamBytes ?? 0;
  const past = judgedBytes / limitBytes;
  if (past <= NEAR_RAM) return undefined;
  if (ramBytes === null)
    return degraded(past, { code: "ram_above_rest", values: { grownBytes: judgedBytes, limitBytes } });
  const near: Reason = { code: "ram_near_limit", values: { ramBytes, limitBytes } };
  const grownBytes = leastRamBytes === null ? 0 : ramBytes - leastRamBytes;
  if (grownBytes < 1e6) return degraded(past, near);
  const minutes = HEALTH_WINDOW_MS / MINUTE_MS;
  return degraded(past, near, { code: "ram_grew", values: { grownBytes, minutes } });
}

function lastRunSign(standing: Standing): Sign | undefined {
  const { session } = standing;
  if (session.run || !isAtWork(standing, HOUR_MS)) return undefined;
  if (session.lastRun === "failed") return degraded(HALF, plain("last_run_failed"));
  if (session.lastRun === "timed_out") return degraded(HALF, plain("last_run_timed_out"));
  return undefined;
}

/** Whatever else is wrong comes before it: what is missing here is only the way back. */
function unprotectedSign(standing: Standing): Sign | undefined {
  const { session, total, now } = standing;
  if (!isAtWork(standing, HOUR_MS)) return undefined;
  if (!total) return degraded(HALF, plain("no_snapshot_yet"), plain("cannot_be_rolled_back"));
  const ageMs = now.getTime() - Date.parse(total.lastSnapshot.createdAt);
  if (ageMs <= HOUR_MS) return undefined;
  const gap: Reason = { code: "no_snapshot_for", values: { ageMs } };
  const messages = (session.context.messages ?? 0) - total.lastSnapshot.messages;
  const loss: Reason[] = messages > 0 ? [{ code: "rollback_would_lose", values: { messages } }] : [];
  return degraded(Math.min(1, ageMs / DAY_MS) * HALF, gap, ...loss);
}

const isAtWork = ({ session, health, now }: Standing, withinMs: number): boolean =>
  session.run !== null ||
  (!session.archived &&
    (health.runs > 0 ||
      (session.updatedAt !== null && now.getTime() - Date.parse(session.updatedAt) < withinMs)));

function describeTarget(total: SessionTotals | undefined, now: Date): Reason {
  if (!total) return plain("no_snapshot_to_go_back");
  if (!total.lastHealthySnapshot) return plain("no_healthy_snapshot");
  // Of two clocks the one may be behind the other.
  const ageMs = Math.max(0, now.getTime() - Date.parse(total.lastHealthySnapshot.createdAt));
  return { code: "last_healthy_snapshot", values: { ageMs } };
}

function describeRollback({ rollback, leased }: { rollback: Rollback; leased: boolean }): Reason {
  if (!leased) return plain("rollback_interrupted");
  const step = rollback.steps.findLast(({ status }) => status === "running");
  return step ? { code: "rollback_at_step", values: { step: step.name } } : plain("rollback_running");
}
