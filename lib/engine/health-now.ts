import type { SessionId } from "@/lib/contract/ids";
import type { Health } from "@/lib/contract/session";
import type { EngineDeps, HealthSum, HostSession } from "./ports";
import { sinceRollback } from "./since-rollback";

const MINUTE_MS = 60_000;

/** How far back the health of a session looks. */
export const HEALTH_WINDOW_MS = 10 * MINUTE_MS;

/** The minutes that count for the health of this moment: the one that runs and the nine before. */
export function healthWindow(now: Date): { from: Date; to: Date } {
  const toMs = (Math.floor(now.getTime() / MINUTE_MS) + 1) * MINUTE_MS;
  return { from: new Date(toMs - HEALTH_WINDOW_MS), to: new Date(toMs) };
}

/** What every session, or this one, did in the window that ends now. One query, however many there are. */
export async function readRecentHealth(
  deps: EngineDeps,
  sessionId?: SessionId,
): Promise<Map<SessionId, HealthSum>> {
  const window = healthWindow(deps.clock.now());
  const sums = await deps.health.sumHealth({ ...window, ...(sessionId === undefined ? {} : { sessionId }) });
  const counted = await Promise.all(sums.map((sum) => sinceRollback(deps, sum, window)));
  return new Map(counted.map((sum) => [sum.sessionId, sum]));
}

/** Runs as counted in the window; RAM as the host has it now. */
export const toHealth = (
  { runs, failed }: Pick<HealthSum, "runs" | "failed">,
  session: Pick<HostSession, "ramBytes"> | undefined,
): Health => ({
  errorRate: runs === 0 ? null : failed / runs,
  runs,
  windowMs: HEALTH_WINDOW_MS,
  ramBytes: session?.ramBytes ?? null,
});
