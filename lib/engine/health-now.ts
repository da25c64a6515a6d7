import type { HealthBucket } from "@/lib/contract/health";
import type { SessionId } from "@/lib/contract/ids";
import type { Health } from "@/lib/contract/session";
import type { EngineDeps, HealthRange, HealthSum, HostSession } from "./ports";

const MINUTE_MS = 60_000;
/** Ten of each session: more than any host has. */
const MOST_MINUTES = 1_000_000;

/** How far back the health of a session looks. */
export const HEALTH_WINDOW_MS = 10 * MINUTE_MS;

/** The minutes that count for the health of this moment: the one that runs and the nine before. */
export function healthWindow(now: Date): { from: Date; to: Date } {
  const toMs = (Math.floor(now.getTime() / MINUTE_MS) + 1) * MINUTE_MS;
  return { from: new Date(toMs - HEALTH_WINDOW_MS), to: new Date(toMs) };
}

/**
 * What every session, or this one, did lately. What lies before its last rollback is left out: that says nothing of the
 * state it is in. A handful of queries, however many sessions there are.
 */
export async function readRecentHealth(
  deps: EngineDeps,
  sessionId?: SessionId,
): Promise<Map<SessionId, HealthSum>> {
  const window = healthWindow(deps.clock.now());
  const range = { ...window, ...(sessionId === undefined ? {} : { sessionId }) };
  const [sums, rolledBack] = await Promise.all([
    deps.health.sumHealth(range),
    deps.store.rolledBackSince(window.from),
  ]);
  const rolledBackMs = new Map(rolledBack.map((entry) => [entry.sessionId, Date.parse(entry.finishedAt)]));
  const minutes = sums.some((sum) => rolledBackMs.has(sum.sessionId)) ? await readMinutes(deps, range) : [];
  const after = new Map(
    minutes.map(({ sessionId: id, buckets }) => [
      id,
      // The minute of the rollback itself holds what was before it.
      addUp(
        id,
        buckets.filter(({ at }) => Date.parse(at) > (rolledBackMs.get(id) ?? 0)),
      ),
    ]),
  );
  return new Map(sums.map((sum) => [sum.sessionId, after.get(sum.sessionId) ?? sum]));
}

/** Minute by minute. */
export const readMinutes = (deps: EngineDeps, range: HealthRange) =>
  deps.health.listHealth({ ...range, stepMs: MINUTE_MS, limit: MOST_MINUTES });

/** The sum of some minutes of a session. */
export function addUp(sessionId: SessionId, buckets: HealthBucket[]): HealthSum {
  const ram = buckets.flatMap(({ ramBytes }) => ramBytes ?? []);
  const durations = buckets.flatMap(({ longestRunMs }) => longestRunMs ?? []);
  return {
    sessionId,
    runs: buckets.reduce((sum, { runs }) => sum + runs, 0),
    failed: buckets.reduce((sum, { failed }) => sum + failed, 0),
    longestRunMs: durations.length === 0 ? null : Math.max(...durations),
    leastRamBytes: ram.length === 0 ? null : Math.min(...ram),
  };
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
