import type { Health, SessionStatus } from "@/lib/contract/session";
import type { DemoSession } from "./state";

/** How far back the health of a session looks. */
export const HEALTH_WINDOW_MS = 600_000;

const FAILING_ERROR_RATE = 0.3;
const FEWEST_RUNS = 5;
const DEGRADED_RAM_BYTES = 450 * 1024 * 1024;

/** Signals of a session from its own run history. The error rate is null while no run ended in the window. */
export function healthOf(session: DemoSession, now: Date): Health {
  const runs = recentRuns(session, now);
  const failed = runs.filter((run) => run.failed).length;
  return {
    errorRate: runs.length === 0 ? null : failed / runs.length,
    runs: runs.length,
    windowMs: HEALTH_WINDOW_MS,
    ramBytes: session.ramBytes,
  };
}

/** What the session list says of it. Fewer than five runs are too few to call a session failing. */
export function statusOf(
  session: DemoSession,
  now: Date,
): { status: SessionStatus; attention: string | null } {
  const runs = recentRuns(session, now);
  const failed = runs.filter((run) => run.failed).length;
  const rate = runs.length === 0 ? 0 : failed / runs.length;
  if (runs.length >= FEWEST_RUNS && rate > FAILING_ERROR_RATE) {
    return {
      status: "failing",
      attention: `Error rate ${Math.round(rate * 100)}%: ${failed} of ${runs.length} runs failed in the last 10 min.`,
    };
  }
  if (session.ramBytes > DEGRADED_RAM_BYTES) {
    const ramMb = Math.round(session.ramBytes / 1024 / 1024);
    return { status: "degraded", attention: `RAM ${ramMb} MB and growing with every run.` };
  }
  return { status: runs.length === 0 && session.runs.length === 0 ? "idle" : "healthy", attention: null };
}

function recentRuns(session: DemoSession, now: Date) {
  const from = now.getTime() - HEALTH_WINDOW_MS;
  return session.pastRuns.filter((run) => run.endedAtMs > from);
}
