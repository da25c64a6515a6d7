import type { HealthBucket } from "@/lib/contract/health";
import type { SessionId } from "@/lib/contract/ids";
import type { PolicyPreview, PolicyProblem, PolicyTriggered, RecoveryPolicy } from "@/lib/contract/policy";
import type { Rollback } from "@/lib/contract/rollback";
import { readMinutes } from "../health-now";
import type { StoredSnapshot } from "../ports";
import { isProtected } from "../prune";
import { choosePolicy } from "./choose-policy";
import type { PolicyDeps } from "./ports";
import { replay } from "./replay";
import { hasRetention, selectDue, toPrunable } from "./retention";
import { readAll } from "./scheduled-work";

const DAY_MS = 24 * 3_600_000;
const DAYS = 7;
const PAGE = 200;
const MOST_TRIGGERED = 500;

/** What a document says, as far as the preview has to know. */
interface Previewed {
  policies: RecoveryPolicy[];
  problems: PolicyProblem[];
}

/** What these policies would have done in the last 7 days, from stored health and snapshots. Changes nothing. */
export async function previewPolicies(
  deps: PolicyDeps,
  { policies, problems }: Previewed,
): Promise<PolicyPreview> {
  const to = deps.clock.now();
  const from = new Date(to.getTime() - DAYS * DAY_MS);
  const [live, totals, health] = await Promise.all([
    deps.host.listSessions(),
    deps.store.sessionTotals(),
    policies.length === 0 ? [] : readMinutes(deps, { from, to: new Date(to.getTime() + 60_000) }),
  ]);
  const minutes = new Map(health.map(({ sessionId, buckets }) => [sessionId, buckets]));
  const ids = [...new Set([...live.map(({ id }) => id), ...totals.map(({ sessionId }) => sessionId)])];
  const sessions: SessionPreview[] = [];
  for (const id of ids)
    sessions.push(await previewSession(deps, policies, { id, minutes: minutes.get(id) ?? [], from, to }));
  const triggered = sessions
    .flatMap((session) => session.triggered)
    .sort((one, other) => (one.at < other.at ? 1 : -1));
  const byHand = sessions.flatMap((session) => session.byHand);
  const passedBy = (type: PolicyTriggered["type"]) => triggered.filter((entry) => entry.type === type).length;
  const days = daysOf(to).map((day) => ({
    day,
    rollbacks: triggered.filter(({ at, action }) => action === "rollback" && at.startsWith(day)).length,
    pruned: sessions.reduce((sum, { prunedOn }) => sum + (prunedOn.get(day) ?? 0), 0),
  }));
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    policies,
    problems,
    sessions: sessions.map(({ sessionId, policy, overrules }) => ({ sessionId, policy, overrules })),
    triggered: triggered.slice(0, MOST_TRIGGERED),
    passed: {
      error_rate: passedBy("error_rate"),
      timeout: passedBy("timeout"),
      memory_leak: passedBy("memory_leak"),
    },
    rollbacks: triggered.filter(({ action }) => action === "rollback").length,
    pruned: days.reduce((sum, { pruned }) => sum + pruned, 0),
    protected: sessions.reduce((sum, session) => sum + session.protected, 0),
    held: sessions.reduce((sum, session) => sum + session.held, 0),
    days,
    byHand: byHand.map(({ id, sessionId, startedAt, requestedBy }) => ({
      id,
      sessionId,
      at: startedAt,
      by: requestedBy,
    })),
  };
}

interface SessionPreview {
  sessionId: SessionId;
  policy: string | null;
  overrules: string[];
  triggered: PolicyTriggered[];
  /** Day to how many of the stored snapshots would have gone. */
  prunedOn: Map<string, number>;
  protected: number;
  held: number;
  byHand: Rollback[];
}

async function previewSession(
  deps: PolicyDeps,
  policies: RecoveryPolicy[],
  { id, minutes, from, to }: { id: SessionId; minutes: HealthBucket[]; from: Date; to: Date },
): Promise<SessionPreview> {
  const chosen = choosePolicy(policies, id);
  const snapshots = await readAll<StoredSnapshot>((cursor) =>
    deps.store.listSnapshots({ sessionId: id, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
  );
  const rollbacks = await readAll<Rollback>((cursor) => deps.store.listRollbacks(id, PAGE, cursor));
  const recent = rollbacks.filter(({ startedAt }) => startedAt >= from.toISOString());
  const prunable = toPrunable(snapshots, rollbacks);
  const rolledBackMs = rollbacks.flatMap(({ status, finishedAt }) =>
    status === "completed" && finishedAt !== null ? [Date.parse(finishedAt)] : [],
  );
  const past = { sessionId: id, minutes, rolledBackMs, snapshots, ramIsGrowth: deps.host.kind === "gateway" };
  return {
    sessionId: id,
    policy: chosen?.policy.name ?? null,
    overrules: chosen?.overrules ?? [],
    triggered: chosen ? replay(chosen.policy, past) : [],
    prunedOn: chosen && hasRetention(chosen.policy) ? prunedByDay(chosen.policy, prunable, to) : new Map(),
    protected: prunable.filter(isProtected).length,
    held: prunable.filter(({ held }) => held).length,
    byHand: recent.filter(
      ({ requestedBy }) => requestedBy.kind !== "policy" && requestedBy.kind !== "system",
    ),
  };
}

/** At the end of each day, what would have gone of what was there; on the first day also what had been due before. */
function prunedByDay(
  policy: RecoveryPolicy,
  snapshots: ReturnType<typeof toPrunable>,
  to: Date,
): Map<string, number> {
  const counts = new Map<string, number>();
  let left = snapshots;
  for (const day of daysOf(to).reverse()) {
    const end = new Date(Math.min(to.getTime(), Date.parse(`${day}T00:00:00.000Z`) + DAY_MS));
    const there = left.filter(({ createdAt }) => createdAt <= end);
    const due = new Set(selectDue(policy, there, end));
    counts.set(day, due.size);
    left = left.filter(({ id }) => !due.has(id));
  }
  return counts;
}

/** The days, newest first. */
const daysOf = (to: Date): string[] =>
  Array.from({ length: DAYS }, (_, index) =>
    new Date(to.getTime() - index * DAY_MS).toISOString().slice(0, 10),
  );
