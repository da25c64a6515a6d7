import { type Alert, fitAlert } from "@/lib/contract/alert";
import type { Rollback } from "@/lib/contract/rollback";
import { newAlertId } from "./ids";
import { sessionIncident } from "./incident";
import type { AlertOrder, EngineDeps } from "./ports";

/**
 * What people outside of the dashboard are told of a rollback that is over. That it succeeded is news only where a
 * policy started it, or where it ends an incident they were told of.
 */
export function rollbackAlert({ clock }: EngineDeps, rollback: Rollback): AlertOrder {
  const { id: rollbackId, sessionId, snapshotId, outcome, requestedBy } = rollback;
  const now = clock.now();
  const byPolicy = requestedBy.kind === "policy";
  const alert = fitAlert({
    id: newAlertId(now),
    at: now.toISOString(),
    sessionId,
    snapshotId,
    rollbackId,
    policy: byPolicy ? requestedBy.name : null,
    detail: rollback.detail ?? "",
    dedupKey: sessionIncident(sessionId),
    ...newsOf(rollback),
  });
  return { alert, onlyWhenOpen: outcome === "restored" && !byPolicy };
}

function newsOf({
  sessionId,
  status,
  outcome,
  undoOf,
}: Rollback): Pick<Alert, "kind" | "severity" | "summary" | "resolves"> {
  const what = `${undoOf === null ? "Rollback" : "Undo"} of ${sessionId}`;
  if (outcome === "restored")
    return { kind: "recovered", severity: "info", summary: `${what} is done and verified.`, resolves: true };
  if (status === "completed") {
    const summary = `${what} is done, but not every check passed. A person has to decide.`;
    return { kind: "verification_failed", severity: "warning", summary, resolves: false };
  }
  const left =
    outcome === "put_back"
      ? "The session is as it was before."
      : "The session may be halfway: a person must look.";
  return {
    kind: "recovery_failed",
    severity: "critical",
    summary: `${what} failed. ${left}`,
    resolves: false,
  };
}
