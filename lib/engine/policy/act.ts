import { isAppError } from "@/lib/contract/errors";
import type { RecoveryPolicy } from "@/lib/contract/policy";
import type { Rollback } from "@/lib/contract/rollback";
import { auditEvent } from "../audit";
import { sessionIncident } from "../incident";
import type { HostSession, NewAlert, StoredSnapshot } from "../ports";
import { startRollback } from "../rollback";
import type { Decision } from "./decide";
import type { PolicyDeps } from "./ports";
import { remember } from "./remember";
import { policyRequester } from "./scheduled-work";
import { describeCause, describePassed } from "./sentences";

const ABANDONED_KEPT = 100;

/** A decision about a session, with what it needs. */
export interface Order {
  session: Pick<HostSession, "id" | "label">;
  policy: RecoveryPolicy;
  decision: Decision;
  target: StoredSnapshot | undefined;
}

/** Tells of a passed limit and rolls back when that was decided; resolves when that is over and remembered. */
export async function act(deps: PolicyDeps, order: Order): Promise<void> {
  const { session, policy, decision, target } = order;
  const { passed, cause } = decision;
  const requester = policyRequester(policy.name);
  const snapshotId = decision.kind === "rollback" ? (target?.id ?? null) : null;
  await deps.store.appendAudit(
    auditEvent(deps, requester, "policy.trigger", "succeeded", {
      sessionId: session.id,
      ...(snapshotId === null ? {} : { snapshotId }),
      policy: policy.name,
      type: passed.type,
      value: passed.value,
      threshold: passed.threshold,
      action: decision.kind,
      ...(cause === null ? {} : { cause }),
    }),
  );
  deps.events.publish({ type: "session", sessionId: session.id });
  const limit = describePassed(passed);
  const what = cause === null ? `Rolling back to "${target?.name}".` : describeCause(cause, policy);
  await raise(deps, order, {
    kind: "trigger",
    severity: "critical",
    snapshotId,
    summary: `${limit} ${what}`,
  });
  if (decision.kind === "notify" || !target) return;
  const rollback = await rollBack(deps, order, target, limit);
  // How it ended is told by the journal, with its last entry.
  if (rollback?.status === "completed") await rememberAbandoned(deps, order, rollback);
}

/** Undefined when it was refused; that is told. */
async function rollBack(
  deps: PolicyDeps,
  order: Order,
  target: StoredSnapshot,
  limit: string,
): Promise<Rollback | undefined> {
  const { session, policy } = order;
  try {
    const { done } = await startRollback(deps, policyRequester(policy.name), session.id, {
      snapshotId: target.id,
      preserveMemory: policy.autoRollback.preserveMemory,
      reason: `Policy ${policy.name}: ${limit}`,
      onActiveRun: "abort",
    });
    return await done;
  } catch (error) {
    // A person is at it, or another replica.
    if (isAppError(error) && error.code === "rollback_in_progress") return undefined;
    const why = isAppError(error) ? error.detail : "Clawback met an error of its own.";
    const summary = `The rollback to "${target.name}" was refused: ${why} The session is as it was.`;
    await raise(deps, order, {
      kind: "recovery_failed",
      severity: "critical",
      snapshotId: target.id,
      summary,
    });
    return undefined;
  }
}

/** The state that was left is never gone into again; what was signalled of it says nothing of the present one. */
async function rememberAbandoned(
  deps: PolicyDeps,
  { session }: Order,
  { safetySnapshotId }: Rollback,
): Promise<void> {
  const safety = safetySnapshotId === null ? undefined : await deps.store.findSnapshot(safetySnapshotId);
  await remember(deps, session.id, (state) => ({
    ...state,
    open: [],
    signals: {},
    abandoned: [...state.abandoned, ...(safety ? [safety.stateDigest] : [])].slice(-ABANDONED_KEPT),
  }));
}

type Told = Pick<NewAlert, "kind" | "severity" | "summary"> & Partial<NewAlert>;

/** One incident a session: what opens it, what keeps it open, what ends it. */
const raise = (deps: PolicyDeps, { session, policy }: Pick<Order, "session" | "policy">, told: Told) =>
  deps.alerts.raise({
    sessionId: session.id,
    snapshotId: null,
    rollbackId: null,
    policy: policy.name,
    detail: "",
    dedupKey: sessionIncident(session.id),
    resolves: false,
    ...told,
    summary: `${session.label}: ${told.summary}`.slice(0, 500),
  });

/** Tells that no limit is passed any more, without a rollback. */
export const tellOver = (deps: PolicyDeps, order: Pick<Order, "session" | "policy">): Promise<void> =>
  raise(deps, order, {
    kind: "recovered",
    severity: "info",
    summary: "No limit is passed any more. Nothing was rolled back for that.",
    resolves: true,
  });
