import { isAppError } from "@/lib/contract/errors";
import type { Reason } from "@/lib/contract/reason";
import type { Rollback, Verification } from "@/lib/contract/rollback";
import { aimAt, readSnapshotContent } from "./goal";
import type { Journal } from "./journal";
import { NO_MARKS } from "./marks";
import type { EngineDeps, StateContent, StoredSnapshot } from "./ports";
import { plain, reasonsOf } from "./reasons/refusal";
import { told } from "./reasons/told";
import { restoreSteps } from "./restore";
import { storeSafety } from "./safety";
import { stopRuns } from "./stop-runs";
import { checkGoal, readBack } from "./verify";

/**
 * Puts a session back to its safety snapshot, verifies that, and closes the entry: `put_back` when the session is as it
 * was, `needs_attention` when it is not. Throws when the host or the store cannot be reached: the entry stays open then.
 */
export async function putBack(
  deps: EngineDeps,
  journal: Journal,
  safety: StoredSnapshot,
  cause: readonly Reason[],
): Promise<Rollback> {
  const { sessionId } = safety;
  const holds: Reason = { code: "safety_holds", values: { name: safety.name } };
  let verification: Verification | undefined;
  try {
    await journal.step("put_back", async () => {
      await stopRuns(deps, sessionId);
      const live = await readBack(deps, sessionId);
      await keepWhatCame(deps, journal, safety, live);
      const goal = await aimAt(deps, safety, live, journal.entry.preserveMemory);
      for (const { run } of restoreSteps(deps, sessionId, live, goal)) await run();
      verification = checkGoal(goal, await readBack(deps, sessionId));
      return { reasons: [plain(verification.passed ? "as_before_rollback" : "not_all_put_back")] };
    });
  } catch (error) {
    if (isOutage(error)) throw error;
    deps.onError?.(error, journal.entry);
    return journal.close(
      {
        status: "failed",
        outcome: "needs_attention",
        ...told([...cause, plain("put_back_failed"), ...reasonsOf(error), holds]),
      },
      NO_MARKS,
    );
  }
  if (verification?.passed) {
    return journal.close(
      {
        status: "failed",
        outcome: "put_back",
        ...told([...cause, plain("put_back_as_before")]),
      },
      NO_MARKS,
    );
  }
  const found = told([...cause, plain("not_put_back_wholly"), holds]);
  return journal.close(
    { status: "failed", outcome: "needs_attention", ...found, ...(verification ? { verification } : {}) },
    NO_MARKS,
  );
}

/** Failures that pass by themselves: it is right to wait and try again. */
export const isOutage = (error: unknown): boolean =>
  isAppError(error) &&
  (error.code === "host_unavailable" ||
    error.code === "store_unavailable" ||
    error.code === "rollback_in_progress");

/** Takes a snapshot when somebody has written to the session since: those messages are neither in the target nor in the safety snapshot. */
async function keepWhatCame(
  deps: EngineDeps,
  { entry }: Journal,
  safety: StoredSnapshot,
  live: StateContent,
): Promise<void> {
  const target = await deps.store.findSnapshot(entry.snapshotId);
  const known = new Set<string>();
  for (const snapshot of target ? [safety, target] : [safety]) {
    for (const message of (await readSnapshotContent(deps, snapshot)).messages) known.add(message.id);
  }
  if (live.messages.every((message) => known.has(message.id))) return;
  await storeSafety(
    deps,
    { actor: entry.requestedBy, requestId: null },
    safety.sessionId,
    "State that a failed rollback found, before it was put back.",
  );
}
