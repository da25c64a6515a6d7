import { FEWEST_RUNS, HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { SessionId } from "@/lib/contract/ids";
import type { Reason } from "@/lib/contract/reason";
import { HEALTH_WINDOW_MS, healthWindow, readMinutes } from "./health-now";
import type { EngineDeps } from "./ports";

const MINUTE_MS = 60_000;
const LOOK_BACK_MS = 4 * 60 * MINUTE_MS;
/** Each is a query of its own: of more failing sessions than that nobody reads since when. */
const MOST_SESSIONS = 20;

type Sum = Record<"runs" | "failed", number>;

/** Whether the error rate is over its limit, by enough runs to say so. */
export const isOverLimit = ({ runs, failed }: Sum): boolean =>
  runs >= FEWEST_RUNS && failed / runs > HEALTH_LIMITS.errorRate;

/**
 * Since when each of these sessions has been over the limit of the error rate without a break, as far as four hours
 * back. What lies before a rollback is left out.
 */
export async function readOverLimit(
  deps: EngineDeps,
  failing: readonly SessionId[],
): Promise<Map<SessionId, Reason>> {
  if (failing.length === 0) return new Map();
  const { to } = healthWindow(deps.clock.now());
  const from = new Date(to.getTime() - LOOK_BACK_MS - HEALTH_WINDOW_MS);
  const rolledBack = await deps.store.rolledBackSince(from);
  const found = await Promise.all(
    failing.slice(0, MOST_SESSIONS).map(async (sessionId): Promise<[SessionId, Reason][]> => {
      const [minutes] = await readMinutes(deps, { sessionId, from, to });
      const back = rolledBack.find((entry) => entry.sessionId === sessionId);
      const afterMs = back ? Date.parse(back.finishedAt) : 0;
      const buckets = minutes?.buckets.filter(({ at }) => Date.parse(at) > afterMs) ?? [];
      const reason = overLimitSince(new Map(buckets.map((bucket) => [Date.parse(bucket.at), bucket])), to);
      return reason ? [[sessionId, reason]] : [];
    }),
  );
  return new Map(found.flat());
}

/** Goes back minute by minute while the ten minutes up to each are over the limit. */
function overLimitSince(minutes: ReadonlyMap<number, Sum>, to: Date): Reason | undefined {
  const window = { runs: 0, failed: 0 };
  const count = (atMs: number, sign: 1 | -1) => {
    const minute = minutes.get(atMs);
    window.runs += sign * (minute?.runs ?? 0);
    window.failed += sign * (minute?.failed ?? 0);
  };
  const lastMs = to.getTime() - MINUTE_MS;
  for (let atMs = lastMs; atMs > lastMs - HEALTH_WINDOW_MS; atMs -= MINUTE_MS) count(atMs, 1);
  let sinceMs: number | undefined;
  for (let atMs = lastMs; isOverLimit(window); atMs -= MINUTE_MS) {
    if (atMs <= lastMs - LOOK_BACK_MS) return { code: "over_limit_longer", values: { overMs: LOOK_BACK_MS } };
    sinceMs = atMs;
    count(atMs, -1);
    count(atMs - HEALTH_WINDOW_MS, 1);
  }
  if (sinceMs === undefined) return undefined;
  // Known at the end of that minute, which is where the timeline shows it too; of one that still runs, at its begin.
  const sinceAt = new Date(Math.min(sinceMs + MINUTE_MS, lastMs)).toISOString();
  return { code: "over_limit_since", values: { sinceAt } };
}
