import { FEWEST_RUNS, HEALTH_LIMITS, HEALTHY_SHARE } from "@/lib/contract/health-limits";
import type { Rollback } from "@/lib/contract/rollback";
import type { Health, SessionStatus } from "@/lib/contract/session";
import { activeMs } from "./health-when-taken";
import type { HostSession, SessionTotals } from "./ports";
import { ageText, megabytes, percent } from "./sentence-values";

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
  /** The least RAM of the health's window, to tell what it grew by. */
  leastRamBytes: number | null;
  total: SessionTotals | undefined;
  unfinished: { rollback: Rollback; leased: boolean } | undefined;
  now: Date;
}

/** How a session stands. `past` orders those of one status: 1 is at the limit, 2 twice as far. */
export interface Judgement {
  status: SessionStatus;
  attention: string | null;
  past: number;
}

type Sign = Judgement & { status: "failing" | "degraded"; attention: string };

/**
 * Judges every session of every host by the same rules. Failing: more runs failed than the limit allows. Degraded: over
 * half of that limit, RAM over 90 % of its limit, a run that goes on for longer than its limit, a last run that failed,
 * or at work for an hour without a snapshot. The sentence names the worst of these.
 */
export function judge(standing: Standing): Judgement {
  const [worst] = signs(standing).sort(
    (a, b) => Number(a.status === "degraded") - Number(b.status === "degraded") || b.past - a.past,
  );
  if (standing.unfinished) {
    const progress = describeRollback(standing.unfinished);
    const attention = worst ? `${worst.attention} ${progress}` : progress;
    return { status: "rolling_back", attention, past: worst?.past ?? 0 };
  }
  if (worst) return worst;
  return { status: isAtWork(standing, QUIET_MS) ? "healthy" : "idle", attention: null, past: 0 };
}

function signs(standing: Standing): Sign[] {
  // What is put away needs nobody.
  if (standing.session.archived) return [];
  return [errorSign, runSign, ramSign, lastRunSign, unprotectedSign].flatMap((sign) => sign(standing) ?? []);
}

function errorSign({ health: { errorRate, runs }, total, now }: Standing): Sign | undefined {
  if (errorRate === null || runs < FEWEST_RUNS) return undefined;
  const past = errorRate / HEALTH_LIMITS.errorRate;
  if (past <= HEALTHY_SHARE) return undefined;
  const limit = `Error rate ${percent(errorRate, HEALTH_LIMITS.errorRate)}, limit ${percent(HEALTH_LIMITS.errorRate)}.`;
  if (past <= 1) return { status: "degraded", attention: limit, past };
  return { status: "failing", attention: `${limit} ${describeTarget(total, now)}`, past };
}

function runSign({ session, now }: Standing): Sign | undefined {
  const past = activeMs(session, now) / HEALTH_LIMITS.runMs;
  if (past <= 1) return undefined;
  const limit = `Run passed ${HEALTH_LIMITS.runMs / 1000} s.`;
  return {
    status: "degraded",
    attention: `${limit} It has been active for ${ageText(activeMs(session, now))}.`,
    past,
  };
}

function ramSign({ health: { ramBytes }, leastRamBytes }: Standing): Sign | undefined {
  const past = (ramBytes ?? 0) / HEALTH_LIMITS.ramBytes;
  if (ramBytes === null || past <= NEAR_RAM) return undefined;
  const limit = `RAM ${megabytes(ramBytes)}, limit ${megabytes(HEALTH_LIMITS.ramBytes)}.`;
  const grownBytes = leastRamBytes === null ? 0 : ramBytes - leastRamBytes;
  const growth = grownBytes >= 1e6 ? ` Grew ${megabytes(grownBytes)} in the last 10 min.` : "";
  return { status: "degraded", attention: `${limit}${growth}`, past };
}

function lastRunSign(standing: Standing): Sign | undefined {
  const { session } = standing;
  if (session.run || !isAtWork(standing, HOUR_MS)) return undefined;
  if (session.lastRun === "failed")
    return { status: "degraded", attention: "The last run failed.", past: HALF };
  if (session.lastRun !== "timed_out") return undefined;
  return { status: "degraded", attention: "The last run took too long and was stopped.", past: HALF };
}

/** Whatever else is wrong comes before it: what is missing here is only the way back. */
function unprotectedSign(standing: Standing): Sign | undefined {
  const { session, total, now } = standing;
  if (!isAtWork(standing, HOUR_MS)) return undefined;
  if (!total) {
    const attention = "No snapshot yet while the session is active. It cannot be rolled back.";
    return { status: "degraded", attention, past: HALF };
  }
  const ageMs = now.getTime() - Date.parse(total.lastSnapshot.createdAt);
  if (ageMs <= HOUR_MS) return undefined;
  const gap = `No snapshot for ${ageText(ageMs)} while the session is active.`;
  const lost = (session.context.messages ?? 0) - total.lastSnapshot.messages;
  const loss = lost > 0 ? ` A rollback would lose ${lost === 1 ? "1 message" : `${lost} messages`}.` : "";
  return { status: "degraded", attention: `${gap}${loss}`, past: Math.min(1, ageMs / DAY_MS) * HALF };
}

const isAtWork = ({ session, health, now }: Standing, withinMs: number): boolean =>
  session.run !== null ||
  (!session.archived &&
    (health.runs > 0 ||
      (session.updatedAt !== null && now.getTime() - Date.parse(session.updatedAt) < withinMs)));

function describeTarget(total: SessionTotals | undefined, now: Date): string {
  if (!total) return "No snapshot to go back to.";
  if (!total.lastHealthySnapshot) return "No snapshot was healthy when it was taken.";
  const ageMs = now.getTime() - Date.parse(total.lastHealthySnapshot.createdAt);
  return `Last healthy snapshot ${ageText(ageMs)} ago.`;
}

function describeRollback({ rollback, leased }: { rollback: Rollback; leased: boolean }): string {
  if (!leased) return "A rollback was interrupted and is being settled.";
  const step = rollback.steps.findLast(({ status }) => status === "running");
  return step ? `A rollback is running: ${step.name.replaceAll("_", " ")}.` : "A rollback is running.";
}
