import type { RollbackId } from "@/lib/contract/ids";
import type { AcceptRequest, Rollback } from "@/lib/contract/rollback";
import { auditEvent, recordRefusal } from "./audit";
import { failedParts, isReadOnlyPart } from "./checks";
import { aimAt } from "./goal";
import { describeRestored } from "./outcome";
import type { EngineDeps, Requester } from "./ports";
import { plain, refusal } from "./reasons/refusal";
import { told } from "./reasons/told";
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
  if (rollback.status === "failed") throw refusal("not_restorable", [plain("not_left_in_target")]);
  const target = await requireSnapshot(deps, rollback.sessionId, rollback.snapshotId);
  const live = await readBack(deps, rollback.sessionId);
  const goal = await aimAt(deps, target, live, rollback.preserveMemory);
  const verification = checkGoal(goal, live);
  const movedOn = failedParts(verification).filter((part) => !isReadOnlyPart(part));
  const found = told(
    movedOn.length === 0
      ? describeRestored(target, rollback, verification)
      : [{ code: "moved_on", values: { parts: movedOn, name: target.name } }],
  );
  if (rollback.outcome === "restored") return { ...rollback, verification, ...found };
  const outcome = verification.passed ? "restored" : "needs_attention";
  return amend(deps, requester, { ...rollback, verification, outcome, ...found }, "rollback.check");
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
    throw refusal("not_restorable", [plain("only_attention_accepted")]);
  const accepted = { by: requester.actor.name, at: deps.clock.now().toISOString(), note };
  return amend(deps, requester, { ...rollback, accepted }, "rollback.accept");
}

async function requireClosed(deps: EngineDeps, rollbackId: RollbackId): Promise<Rollback> {
  const rollback = await getRollback(deps, rollbackId);
  if (rollback.status === "running") throw refusal("rollback_in_progress", [plain("rollback_not_ended")]);
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
