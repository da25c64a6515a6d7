import { AppError } from "@/lib/contract/errors";
import type { RollbackId } from "@/lib/contract/ids";
import type { AcceptRequest, Rollback } from "@/lib/contract/rollback";
import { auditEvent, recordRefusal } from "./audit";
import { failedParts, isReadOnlyPart } from "./checks";
import { aimAt } from "./goal";
import { describeRestored } from "./outcome";
import type { EngineDeps, Requester } from "./ports";
import { getRollback } from "./rollbacks";
import { requireSnapshot } from "./stored-snapshot";
import { checkGoal, readBack } from "./verify";

/**
 * Runs the checks of a completed rollback once more. One that needs attention becomes `restored` when all pass. One that
 * was restored stays so in the journal, where its proof is: the answer alone tells how the session differs by now.
 */
export function checkRollback(
  deps: EngineDeps,
  requester: Requester,
  rollbackId: RollbackId,
): Promise<Rollback> {
  return recordRefusal(deps, requester, "rollback.check", { rollbackId }, () =>
    check(deps, requester, rollbackId),
  );
}

async function check(deps: EngineDeps, requester: Requester, rollbackId: RollbackId): Promise<Rollback> {
  const rollback = await requireClosed(deps, rollbackId);
  if (rollback.status === "failed")
    throw new AppError("not_restorable", "This rollback failed: the session was not left in its target.");
  const target = await requireSnapshot(deps, rollback.sessionId, rollback.snapshotId);
  const live = await readBack(deps, rollback.sessionId);
  const goal = await aimAt(deps, target, live, rollback.preserveMemory);
  const verification = checkGoal(goal, live);
  const movedOn = failedParts(verification).filter((part) => !isReadOnlyPart(part));
  const detail =
    movedOn.length === 0
      ? describeRestored(target, rollback, verification)
      : `The session has gone on since: its ${movedOn.join(" and ")} are no longer those of "${target.name}".`;
  if (rollback.outcome === "restored") return { ...rollback, verification, detail };
  const outcome = verification.passed ? "restored" : "needs_attention";
  return amend(deps, requester, { ...rollback, verification, outcome, detail }, "rollback.check");
}

/** Takes a `needs_attention` outcome as it is, with a note that says why. */
export function acceptRollback(
  deps: EngineDeps,
  requester: Requester,
  rollbackId: RollbackId,
  request: AcceptRequest,
): Promise<Rollback> {
  return recordRefusal(deps, requester, "rollback.accept", { rollbackId, note: request.note }, () =>
    accept(deps, requester, rollbackId, request),
  );
}

async function accept(
  deps: EngineDeps,
  requester: Requester,
  rollbackId: RollbackId,
  { note }: AcceptRequest,
): Promise<Rollback> {
  const rollback = await requireClosed(deps, rollbackId);
  if (rollback.outcome !== "needs_attention")
    throw new AppError("not_restorable", "Only a rollback that needs attention can be accepted.");
  const accepted = { by: requester.actor.name, at: deps.clock.now().toISOString(), note };
  return amend(deps, requester, { ...rollback, accepted }, "rollback.accept");
}

async function requireClosed(deps: EngineDeps, rollbackId: RollbackId): Promise<Rollback> {
  const rollback = await getRollback(deps, rollbackId);
  if (rollback.status === "running")
    throw new AppError("rollback_in_progress", "This rollback has not ended yet.");
  return rollback;
}

async function amend(
  deps: EngineDeps,
  requester: Requester,
  rollback: Rollback,
  action: string,
): Promise<Rollback> {
  const { sessionId, snapshotId, id, outcome, accepted } = rollback;
  const audit = auditEvent(deps, requester, action, "succeeded", {
    sessionId,
    snapshotId,
    rollbackId: id,
    outcome,
    note: accepted?.note,
  });
  await deps.store.amendRollback(rollback, audit);
  deps.events.publish({ type: "rollback", sessionId, rollbackId: id, rollback });
  return rollback;
}
