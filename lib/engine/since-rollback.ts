import { HEALTH_LIMITS } from "@/lib/contract/health";
import type { EngineDeps, HealthSum } from "./ports";

const MINUTE_MS = 60_000;
const HALF = 0.5;

/**
 * What the session did in the state it is in: a completed rollback put another one in place, and what went wrong before
 * it says nothing of this one. Counts from the first whole minute after it. Asks only for sessions that would be blamed.
 */
export async function sinceRollback(
  deps: EngineDeps,
  sum: HealthSum,
  { from, to }: { from: Date; to: Date },
): Promise<HealthSum> {
  const { sessionId, runs, failed } = sum;
  if (runs === 0 || failed / runs <= HEALTH_LIMITS.errorRate * HALF) return sum;
  const [newest] = (await deps.store.listRollbacks(sessionId, 1)).items;
  if (newest?.status !== "completed" || newest.finishedAt === null) return sum;
  const finishedMs = Date.parse(newest.finishedAt);
  if (finishedMs < from.getTime()) return sum;
  const since = new Date((Math.floor(finishedMs / MINUTE_MS) + 1) * MINUTE_MS);
  const [later] = await deps.health.sumHealth({ sessionId, from: since, to });
  return later ?? { sessionId, runs: 0, failed: 0, longestRunMs: null, leastRamBytes: null };
}
