import type { Rollback } from "@/lib/contract/rollback";
import { closeRestored } from "./carry-out";
import { compareStates } from "./checks";
import { aimAt, readSnapshotContent } from "./goal";
import { Journal } from "./journal";
import { lockSession } from "./lease";
import { NO_MARKS } from "./marks";
import type { EngineDeps, Requester, StoredSnapshot } from "./ports";
import { isOutage, putBack } from "./put-back";
import { plain } from "./reasons/refusal";
import { told } from "./reasons/told";
import { storeSafety } from "./safety";
import { stopRuns } from "./stop-runs";
import { checkGoal, readBack } from "./verify";

const SETTLER: Requester = { actor: { kind: "system", name: "Clawback" }, requestId: null };

const UNTOUCHED = {
  status: "failed",
  outcome: "put_back",
  ...told([plain("interrupted_untouched")]),
} as const;

/**
 * Closes the journal entries that a crash or an outage left open and whose lease has expired: the live state decides.
 * Equal to the target: completed. Equal to the safety snapshot: failed, nothing changed. Else put back. Entries that
 * cannot be settled now (the host is away, another replica is at it) stay open for the next time.
 */
export async function settleRollbacks(deps: EngineDeps): Promise<Rollback[]> {
  const settled: Rollback[] = [];
  for (const { rollback, leased } of await deps.store.unfinishedRollbacks()) {
    if (leased) continue;
    try {
      const closed = await settleOne(deps, rollback);
      if (closed) settled.push(closed);
    } catch (error) {
      // One that cannot be settled must not keep the others from it. An outage, or another replica at work, is no news.
      if (!isOutage(error)) deps.onError?.(error, rollback);
    }
  }
  return settled;
}

async function settleOne(deps: EngineDeps, { id, sessionId }: Rollback): Promise<Rollback | undefined> {
  const lock = await lockSession(deps, SETTLER, sessionId);
  try {
    // Read again under the lock: another replica may have closed it meanwhile.
    const rollback = await deps.store.findRollback(id);
    if (rollback?.status !== "running") return undefined;
    const journal = new Journal(deps, SETTLER, lock.lease, rollback);
    const target = await deps.store.findSnapshot(rollback.snapshotId);
    const safety = rollback.safetySnapshotId && (await deps.store.findSnapshot(rollback.safetySnapshotId));
    const touched = rollback.steps.some((step) => step.name.startsWith("restore_"));
    if (!target || !safety || !touched) {
      return await journal.close(UNTOUCHED, NO_MARKS);
    }
    return await settleByState(deps, journal, target, safety);
  } finally {
    await lock.release();
  }
}

async function settleByState(
  deps: EngineDeps,
  journal: Journal,
  target: StoredSnapshot,
  safety: StoredSnapshot,
): Promise<Rollback> {
  const { sessionId, preserveMemory } = journal.entry;
  const before = await readSnapshotContent(deps, safety);
  const live = await readBack(deps, sessionId);
  const goal = await aimAt(deps, target, before, preserveMemory);
  const verification = checkGoal(goal, live);
  if (verification.passed) {
    await journal.amend({ verification });
    return closeRestored(deps, journal, target);
  }
  const untouched = preserveMemory ? { ...before, memoryFiles: live.memoryFiles } : before;
  if (compareStates(untouched, live, []).passed) {
    return journal.close(UNTOUCHED, NO_MARKS);
  }
  // The session may have gone on since the interruption: what is there now is kept as well before anything is put back.
  // A run is stopped first, or what was said to it would not be part of that.
  await stopRuns(deps, sessionId);
  await storeSafety(deps, SETTLER, sessionId, "State that an interrupted rollback left behind.");
  return putBack(deps, journal, safety, [plain("interrupted_halfway")]);
}
