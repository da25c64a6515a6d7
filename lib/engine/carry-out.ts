import { AppError, isAppError } from "@/lib/contract/errors";
import type { Reason } from "@/lib/contract/reason";
import type { Rollback, RollbackRequest } from "@/lib/contract/rollback";
import { failedParts, isReadOnlyPart } from "./checks";
import { aimAt, type Goal, readSnapshotContent } from "./goal";
import type { Journal, StepOutcome } from "./journal";
import { findMarks, NO_MARKS } from "./marks";
import { describeRestored } from "./outcome";
import { whyNot } from "./plan";
import type { EngineDeps, Requester, StateContent, StoredSnapshot } from "./ports";
import { putBack } from "./put-back";
import { plain, reasonsOf, refusal } from "./reasons/refusal";
import { told } from "./reasons/told";
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
    const halfway = told([plain("interrupted"), ...reasonsOf(error), plain("may_be_halfway")]);
    await journal.amend(halfway).catch(() => {});
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
    const untouched = told([plain("nothing_restored"), ...reasonsOf(error)]);
    return journal.close({ status: "failed", outcome: "put_back", ...untouched }, NO_MARKS);
  }
  try {
    for (const { name, run } of restoreSteps(deps, target.sessionId, from, goal))
      await journal.step(name, run);
    await journal.step("verify", () => verifyInto(deps, journal, goal));
    return await closeRestored(deps, journal, target);
  } catch (error) {
    if (isAppError(error) && error.code === "rollback_in_progress") throw error; // the lease is lost: another process has the session now
    deps.onError?.(error, journal.entry);
    return putBack(deps, journal, safety, [plain("rollback_failed"), ...reasonsOf(error)]);
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
  throw refusal("run_active", [plain("changes_too_fast_to_save")]);
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
    throw refusal("not_restorable", [plain("present_cannot_be_saved"), ...(whyNot(safety, "context") ?? [])]);
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
    const found = verification.checks
      .filter((check) => mendable.includes(check.part))
      .flatMap(({ part, detailReasons }): Reason[] => [
        { code: "of_part", values: { part } },
        ...(detailReasons ?? []),
      ]);
    throw refusal("not_restorable", [plain("not_as_captured"), ...found]);
  }
  const passed = verification.checks.length - failed.length;
  return { reasons: [{ code: "checks_passed", values: { passed, total: verification.checks.length } }] };
}

/** Closes an entry whose session is in the target. */
export async function closeRestored(
  deps: EngineDeps,
  journal: Journal,
  target: StoredSnapshot,
): Promise<Rollback> {
  const verification = journal.entry.verification ?? { passed: true, checks: [] };
  const outcome = verification.passed ? "restored" : "needs_attention";
  const found = told(describeRestored(target, journal.entry, verification));
  return journal.close(
    { status: "completed", outcome, ...found },
    await findMarks(deps, journal.entry, target),
  );
}
