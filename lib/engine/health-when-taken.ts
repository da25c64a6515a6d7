import type { HealthBucket } from "@/lib/contract/health";
import { HEALTH_LIMITS, HEALTHY_SHARE } from "@/lib/contract/health-limits";
import type { SessionId } from "@/lib/contract/ids";
import { addUp, HEALTH_WINDOW_MS, healthWindow, readMinutes, toHealth } from "./health-now";
import type { EngineDeps, HostSession, NewSnapshot } from "./ports";

const MINUTE_MS = 60_000;
const LOOK_BACK_MS = 24 * 60 * MINUTE_MS;

/** What a snapshot keeps of how its session did when it was taken. */
export type TakenHealth = Pick<NewSnapshot, "health" | "healthy">;

/**
 * The health of this moment, and whether it makes a snapshot one to go back to: no signal over half its limit (error
 * rate, longest active run, RAM). Where the host tells
 * RAM for its whole process only, what this grew by for the session counts. A session that rests is as
 * healthy as its last ten minutes with runs were, within a day; without any run it is not called healthy: nothing is known.
 */
export async function healthWhenTaken(
  deps: EngineDeps,
  sessionId: SessionId,
  session: HostSession | undefined,
): Promise<TakenHealth> {
  await deps.flushHealth?.();
  const now = deps.clock.now();
  const { from, to } = healthWindow(now);
  const buckets = await readUpTo(deps, sessionId, { from, to });
  const lastRunMs = Date.parse(buckets.findLast(({ runs }) => runs > 0)?.at ?? from.toISOString());
  const judgedFromMs = Math.min(from.getTime(), lastRunMs + MINUTE_MS - HEALTH_WINDOW_MS);
  const sum = addUp(sessionId, since(buckets, judgedFromMs));
  const judged = toHealth(sum, session);
  return {
    health: toHealth(addUp(sessionId, since(buckets, from.getTime())), session),
    healthy:
      session !== undefined &&
      judged.errorRate !== null &&
      judged.errorRate <= HEALTH_LIMITS.errorRate * HEALTHY_SHARE &&
      activeMs(session, now) <= HEALTH_LIMITS.runMs * HEALTHY_SHARE &&
      (judged.ramBytes ?? sum.leastRamBytes ?? 0) <= HEALTH_LIMITS.ramBytes * HEALTHY_SHARE,
  };
}

/** The minutes back to the ten that count: a session at work needs no more than twenty of them, one that rests its day. */
async function readUpTo(
  deps: EngineDeps,
  sessionId: SessionId,
  { from, to }: { from: Date; to: Date },
): Promise<HealthBucket[]> {
  const last = async (spanMs: number) => {
    const range = { sessionId, from: new Date(to.getTime() - spanMs), to };
    const [minutes] = await readMinutes(deps, range);
    return minutes?.buckets ?? [];
  };
  const recent = await last(2 * HEALTH_WINDOW_MS);
  return since(recent, from.getTime()).some(({ runs }) => runs > 0) ? recent : last(LOOK_BACK_MS);
}

const since = (buckets: HealthBucket[], fromMs: number) =>
  buckets.filter(({ at }) => Date.parse(at) >= fromMs);

/** How long the session's run has been going on; 0 without one, or when the host does not tell since when. */
export const activeMs = ({ run }: Pick<HostSession, "run">, now: Date): number =>
  run?.startedAt ? now.getTime() - Date.parse(run.startedAt) : 0;
