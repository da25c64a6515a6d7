import { AppError } from "@/lib/contract/errors";
import type { FleetHealth, HealthHistory, HealthQuery } from "@/lib/contract/health";
import type { SessionId } from "@/lib/contract/ids";
import type { EngineDeps } from "./ports";
import { requireKnownSession } from "./sessions";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MOST_STEPS = 3000;
const STEPS_UNASKED = 1440;
/** What one answer about all sessions may hold: some 15 MB. */
const MOST_BUCKETS = 100_000;

/** What a session did between two moments, the last 24 h unless they are named. Throws `session_not_found`. */
export async function readHealthHistory(
  deps: EngineDeps,
  sessionId: SessionId,
  query: HealthQuery,
): Promise<HealthHistory> {
  const range = toRange(query, DAY_MS, deps.clock.now());
  const [steps] = await deps.health.listHealth({ ...range, sessionId, limit: MOST_STEPS + 1 });
  if (!steps) await requireKnownSession(deps, sessionId);
  return { sessionId, ...show(range), buckets: steps?.buckets ?? [] };
}

/** What every session did between two moments, the last hour unless they are named. Sessions that did nothing are left out. */
export async function readFleetHealth(deps: EngineDeps, query: HealthQuery): Promise<FleetHealth> {
  const range = toRange(query, HOUR_MS, deps.clock.now());
  const sessions = await deps.health.listHealth({ ...range, limit: MOST_BUCKETS + 1 });
  if (sessions.reduce((sum, { buckets }) => sum + buckets.length, 0) > MOST_BUCKETS) {
    throw refuse("stepMs", `There are over ${MOST_BUCKETS} steps of all sessions in it: use longer ones.`);
  }
  return { ...show(range), sessions: sessions.map((steps) => ({ ...steps, ...show(range) })) };
}

interface Range {
  from: Date;
  to: Date;
  stepMs: number;
}

const show = ({ from, to, stepMs }: Range) => ({ from: from.toISOString(), to: to.toISOString(), stepMs });

/** The stretch that was asked for, moved outward at both ends to whole steps. */
function toRange({ from, to, stepMs }: HealthQuery, defaultMs: number, now: Date): Range {
  const toMs = to === undefined ? now.getTime() : Date.parse(to);
  const fromMs = from === undefined ? toMs - defaultMs : Date.parse(from);
  if (fromMs >= toMs) throw refuse("from", "This must be before `to`, which is now unless it is named.");
  const lengthMs = stepMs ?? Math.ceil((toMs - fromMs) / STEPS_UNASKED / MINUTE_MS) * MINUTE_MS;
  const [first, last] = [Math.floor(fromMs / lengthMs), Math.ceil(toMs / lengthMs)];
  if (Math.ceil((toMs - fromMs) / lengthMs) > MOST_STEPS) {
    throw refuse("stepMs", `There are over ${MOST_STEPS} steps of it in this time: use longer ones.`);
  }
  return { from: new Date(first * lengthMs), to: new Date(last * lengthMs), stepMs: lengthMs };
}

const refuse = (path: string, message: string): AppError =>
  new AppError("validation_failed", `${path}: ${message}`, { extra: { errors: [{ path, message }] } });
