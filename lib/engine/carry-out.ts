import { AppError, isAppError } from "@/lib/contract/errors";
import type { Rollback, RollbackRequest } from "@/lib/contract/rollback";
import { failedParts, isReadOnlyPart } from "./checks";
import { aimAt, type Goal, readSnapshotContent } from "./goal";
import { type Journal, type StepOutcome, sentenceOf } from "./journal";
import { findMarks, NO_MARKS } from "./marks";
import { describeRestored } from "./outcome";
import type { EngineDeps, Requester, StateContent, StoredSnapshot } from "./ports";
import { putBack } from "./put-back";
import { restoreSteps } from "./restore";
import { hasMovedSince, storeSafety } from "./safety";
import { stopRuns } from "./stop-runs";
import { checkGoal, readBack } from "./verify";

/** A rollback that was accepted: where to, how, and on whose behalf it undoes another one. */
export interface RollbackOrder {
  target: StoredSnapshot;
  request: RollbackRequest;
  /** The rollback that this one undoes. */
  undoOf: Rollback | null;
}

/**
 * Carries out a journaled rollback: stops runs, takes the safety snapshot, restores, reads back, compares, and puts
 * back what was there when anything fails. Never rejects. An entry that it has to leave open (the host or the store is
 * gone) is closed by `settleRollbacks` once they answer.
 */
export async function carryOut(
  deps: EngineDeps,
  requester: Requester,
  journal: Journal,
  order: RollbackOrder,
): Promise<Rollback> {
  try {
    return await restoreOrPutBack(deps, requester, journal, order);
  } catch (error) {
    deps.onError?.(error, journal.entry);
    const detail = `Interrupted: ${sentenceOf(error)} The session may be halfway. Clawback finishes this by itself as soon as it can; the safety snapshot is kept.`;
    await journal.amend({ detail }).catch(() => {});
    return journal.entry;
  }
}

async function restoreOrPutBack(
  deps: EngineDeps,
  requester: Requester,
  journal: Journal,
  { target, request }: RollbackOrder,
): Promise<Rollback> {
  let safety: StoredSnapshot;
  let goal: Goal;
  let from: StateContent;
  try {
    ({ safety, goal, from } = await secure(deps, requester, journal, { target, request }));
  } catch (error) {
    deps.onError?.(error, journal.entry);
    // Nothing was restored yet, so there is nothing to put back, whatever it was that failed.
    const detail = `Nothing was restored: the session is as it was. ${sentenceOf(error)}`;
    return journal.close({ status: "failed", outcome: "put_back", detail }, NO_MARKS);
  }
  try {
    for (const { name, run } of restoreSteps(deps, target.sessionId, from, goal))
      await journal.step(name, run);
    await journal.step("verify", () => verifyInto(deps, journal, goal));
    return await closeRestored(deps, journal, target);
  } catch (error) {
    if (isAppError(error) && error.code === "rollback_in_progress") throw error; // the lease is lost: another process has the session now
    deps.onError?.(error, journal.entry);
    return putBack(deps, journal, safety, `The rollback failed: ${sentenceOf(error)}`);
  }
}

const ATTEMPTS = 3;

interface Secured {
  safety: StoredSnapshot;
  /** The content of the safety snapshot. */
  from: StateContent;
  goal: Goal;
}

/**
 * Stops what runs and takes the safety snapshot, again when somebody wrote to the session meanwhile. No host can be told
 * to change only what was seen, so the last look comes as late as it can.
 */
async function secure(
  deps: EngineDeps,
  requester: Requester,
  journal: Journal,
  { target, request }: Pick<RollbackOrder, "target" | "request">,
): Promise<Secured> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await journal.step("stop_runs", () => stopRuns(deps, target.sessionId));
    const safety = await takeSafetySnapshot(deps, requester, journal, target);
    const from = await readSnapshotContent(deps, safety);
    const goal = await aimAt(deps, target, from, request.preserveMemory);
    if (!(await hasMovedSince(deps, safety))) return { safety, from, goal };
  }
  throw new AppError(
    "run_active",
    "The session changes faster than it can be saved. Stop whoever writes to it, then roll back again.",
  );
}

async function takeSafetySnapshot(
  deps: EngineDeps,
  requester: Requester,
  journal: Journal,
  target: StoredSnapshot,
): Promise<StoredSnapshot> {
  let safety: StoredSnapshot | undefined;
  await journal.step("safety_snapshot", async () => {
    const before = `State before the rollback to "${target.name}".`;
    safety = await storeSafety(deps, requester, target.sessionId, before);
    return {};
  });
  if (!safety) throw new AppError("internal", "The safety snapshot was not taken.");
  if (safety.restorable.context !== "yes" && safety.parts.context.digest !== target.parts.context.digest) {
    throw new AppError(
      "not_restorable",
      `The present context cannot be saved in a way that could be put back, so no undo would be possible. ${safety.why?.context ?? ""}`.trim(),
    );
  }
  await journal.amend({ safetySnapshotId: safety.id });
  return safety;
}

async function verifyInto(deps: EngineDeps, journal: Journal, goal: Goal): Promise<StepOutcome> {
  const live: StateContent = await readBack(deps, journal.entry.sessionId);
  const verification = checkGoal(goal, live);
  await journal.amend({ verification });
  const failed = failedParts(verification);
  const mendable = failed.filter((part) => !isReadOnlyPart(part));
  if (mendable.length > 0) {
    const details = verification.checks
      .filter((check) => mendable.includes(check.part))
      .map((check) => `${check.part}: ${check.detail ?? "differs"}`);
    throw new AppError(
      "not_restorable",
      `After the restore these parts were not as captured: ${details.join(" ")}`,
    );
  }
  const passed = verification.checks.length - failed.length;
  return { detail: `${passed} of ${verification.checks.length} checks passed.` };
}

/** Closes an entry whose session is in the target. */
export async function closeRestored(
  deps: EngineDeps,
  journal: Journal,
  target: StoredSnapshot,
): Promise<Rollback> {
  const verification = journal.entry.verification ?? { passed: true, checks: [] };
  const outcome = verification.passed ? "restored" : "needs_attention";
  const detail = describeRestored(target, journal.entry, verification);
  return journal.close(
    { status: "completed", outcome, detail },
    await findMarks(deps, journal.entry, target),
  );
}
