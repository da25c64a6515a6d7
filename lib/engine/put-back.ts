import { isAppError } from "@/lib/contract/errors";
import type { Rollback, Verification } from "@/lib/contract/rollback";
import { aimAt } from "./goal";
import { type Journal, sentenceOf } from "./journal";
import { NO_MARKS } from "./marks";
import type { EngineDeps, StoredSnapshot } from "./ports";
import { restoreSteps } from "./restore";
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
  cause: string,
): Promise<Rollback> {
  const { sessionId } = safety;
  let verification: Verification | undefined;
  try {
    await journal.step("put_back", async () => {
      await stopRuns(deps, sessionId);
      const live = await readBack(deps, sessionId);
      const goal = await aimAt(deps, safety, live, false);
      for (const { run } of restoreSteps(deps, sessionId, live, goal)) await run();
      verification = checkGoal(goal, await readBack(deps, sessionId));
      return {
        detail: verification.passed ? "As before the rollback." : "Not everything could be put back.",
      };
    });
  } catch (error) {
    if (isOutage(error)) throw error;
    deps.onError?.(error, journal.entry);
    return journal.close(
      {
        status: "failed",
        outcome: "needs_attention",
        detail: `${cause} Putting back failed too: ${sentenceOf(error)} The safety snapshot "${safety.name}" holds the state before.`,
      },
      NO_MARKS,
    );
  }
  if (verification?.passed) {
    return journal.close(
      {
        status: "failed",
        outcome: "put_back",
        detail: `${cause} The session was put back and is as it was before.`,
      },
      NO_MARKS,
    );
  }
  const detail = `${cause} The session could not be put back wholly. The safety snapshot "${safety.name}" holds the state before.`;
  return journal.close(
    { status: "failed", outcome: "needs_attention", detail, ...(verification ? { verification } : {}) },
    NO_MARKS,
  );
}

/** Failures that pass by themselves: it is right to wait and try again. */
const isOutage = (error: unknown): boolean =>
  isAppError(error) &&
  (error.code === "host_unavailable" ||
    error.code === "store_unavailable" ||
    error.code === "rollback_in_progress");
