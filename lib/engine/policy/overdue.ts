import { writeDuration } from "@/lib/contract/amounts";
import type { SessionId } from "@/lib/contract/ids";
import type { RecoveryPolicy } from "@/lib/contract/policy";
import { overdueIncident } from "../incident";
import type { HostSession } from "../ports";
import { ageText } from "../reasons/sentence-values";
import { choosePolicy } from "./choose-policy";
import type { PolicyDeps } from "./ports";
import { readState } from "./trigger-state";

/**
 * Tells, once, of every active session whose newest snapshot is older than two intervals of its schedule and does not hold
 * what was done since; and once more when that is over. `since` is when the policy began to hold: before it nothing was due.
 */
export async function watchSchedule(
  deps: PolicyDeps,
  policies: RecoveryPolicy[],
  since: Date,
): Promise<void> {
  if (!policies.some(({ snapshotPolicy }) => snapshotPolicy.intervalMs !== null)) return;
  const [sessions, totals, states] = await Promise.all([
    deps.host.listSessions(),
    deps.store.sessionTotals(),
    deps.policies.listTriggerStates(),
  ]);
  const newest = new Map(totals.map(({ sessionId, lastSnapshot }) => [sessionId, lastSnapshot.createdAt]));
  const now = deps.clock.now();
  for (const session of sessions) {
    const policy = choosePolicy(policies, session.id)?.policy;
    const intervalMs = policy?.snapshotPolicy.intervalMs ?? null;
    const kept = states.get(session.id) ?? { version: 0, state: null };
    const state = readState(kept.state);
    const lateMs =
      intervalMs === null ? 0 : overdueMs(session, newest.get(session.id), { intervalMs, since, now });
    if (lateMs > 0 === (state.overdueSince !== null)) continue;
    const overdueSince = lateMs > 0 ? now.toISOString() : null;
    if (!(await deps.policies.saveTriggerState(session.id, { ...state, overdueSince }, kept.version)))
      continue;
    await tell(deps, session, policy, { intervalMs: intervalMs ?? 0, lateMs });
  }
}

/** How old the newest snapshot is when that is too old; 0 when it is not, or nothing was done since. */
export function overdueMs(
  session: Pick<HostSession, "run" | "updatedAt" | "archived">,
  newestAt: string | undefined,
  { intervalMs, since, now }: { intervalMs: number; since: Date; now: Date },
): number {
  if (session.archived) return 0;
  const updatedMs = session.updatedAt === null ? 0 : Date.parse(session.updatedAt);
  const newestMs = newestAt === undefined ? 0 : Date.parse(newestAt);
  const isActive = session.run !== null || now.getTime() - updatedMs < 2 * intervalMs;
  if (!isActive || (session.run === null && updatedMs <= newestMs)) return 0;
  const ageMs = now.getTime() - Math.max(newestMs, since.getTime());
  return ageMs > 2 * intervalMs ? ageMs : 0;
}

function tell(
  deps: PolicyDeps,
  { id, label }: { id: SessionId; label: string },
  policy: RecoveryPolicy | undefined,
  { intervalMs, lateMs }: { intervalMs: number; lateMs: number },
): Promise<void> {
  const isOver = lateMs === 0;
  const summary = isOver
    ? "The newest snapshot is young enough again."
    : `No snapshot for ${ageText(lateMs)} while the session is active; one is due every ${writeDuration(intervalMs)}.`;
  return deps.alerts.raise({
    severity: isOver ? "info" : "warning",
    kind: isOver ? "recovered" : "snapshot_overdue",
    sessionId: id,
    snapshotId: null,
    rollbackId: null,
    policy: policy?.name ?? null,
    summary: `${label}: ${summary}`.slice(0, 500),
    detail: "",
    dedupKey: overdueIncident(id),
    resolves: isOver,
  });
}
