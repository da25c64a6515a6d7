import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import { type Alarm, cut, messageOf } from "./alert-hook";
import { OperationError } from "./operation-error";
import type { Sessions } from "./sessions";

/** Something that may go wrong, and the name under which its snapshot is kept. */
export interface SafeOperation<Result> {
  /** The snapshot becomes `pre-{name}-{time in ms}`. */
  name: string;
  /** Becomes a tag of the snapshot, beside `auto-backup`: without spaces or commas. */
  category: string;
  execute: () => Result | Promise<Result>;
  /** Delete the snapshot when the operation succeeded. Default: keep it. */
  cleanup?: boolean | undefined;
}

interface Ways {
  sessions: Sessions;
  alarm: Alarm;
}

// `pre-`, the hyphen and the 13 digits of a time, out of the 120 that a name may have.
const LONGEST_NAME = 102;
const LONGEST_REASON = 2000;

/** See `OpenClawClient.safeOperation`. */
export async function runSafely<Result>(
  { sessions, alarm }: Ways,
  sessionId: string,
  operation: SafeOperation<Result>,
): Promise<Result> {
  const { name, category, execute, cleanup } = operation;
  const snapshot = await sessions.createSnapshot(sessionId, {
    name: `pre-${cut(name, LONGEST_NAME)}-${Date.now()}`,
    tags: [...new Set(["auto-backup", category])],
    kind: "pre_operation",
  });
  let result: Result;
  try {
    result = await execute();
  } catch (cause) {
    throw await rollBack({ sessions, alarm }, name, snapshot, cause);
  }
  if (cleanup === true) await deleteQuietly(sessions, snapshot);
  return result;
}

async function rollBack(
  { sessions, alarm }: Ways,
  name: string,
  snapshot: Snapshot,
  cause: unknown,
): Promise<OperationError> {
  const { id: snapshotId, sessionId } = snapshot;
  const failure = `${name} failed: ${messageOf(cause)}`;
  const alert = { severity: "critical", kind: "recovery_failed", sessionId, snapshotId } as const;
  try {
    const reason = cut(`Rolled back by safeOperation: ${failure}`.replaceAll("\u0000", ""), LONGEST_REASON);
    const rollback = await sessions.rollback(sessionId, { snapshotId, preserveMemory: false, reason });
    const became = becameOf(rollback, snapshot);
    // The server knows how its rollbacks end and alerts by itself.
    if (rollback.outcome !== "restored") {
      await alarm.tellHook({ ...alert, rollbackId: rollback.id, summary: became, detail: failure });
    }
    return new OperationError(`${failure}. ${became}`, cause, {
      snapshot,
      rollback,
      rollbackError: undefined,
    });
  } catch (rollbackError) {
    const summary = `The rollback of ${sessionId} to ${snapshot.name} (${snapshotId}) failed too.`;
    const detail = `${messageOf(rollbackError)}\n${failure}`;
    await alarm.raise({ ...alert, rollbackId: null, summary, detail });
    const message = `${failure}. ${summary} ${messageOf(rollbackError)}`;
    return new OperationError(message, cause, { snapshot, rollback: null, rollbackError });
  }
}

function becameOf({ outcome, status, detail }: Rollback, { sessionId, name, id }: Snapshot): string {
  if (outcome === "restored") return `${sessionId} is back in ${name} (${id}), verified.`;
  const what = status === "completed" ? "is done, but not every check passed." : "failed.";
  return `The rollback of ${sessionId} to ${name} (${id}) ${what}${detail === null ? "" : ` ${detail}`}`;
}

/** The operation succeeded, and that must not be lost to a snapshot that stays. */
async function deleteQuietly(sessions: Sessions, { sessionId, id, name }: Snapshot): Promise<void> {
  try {
    await sessions.deleteSnapshot(sessionId, id);
  } catch (error) {
    console.error(`Clawback: the snapshot ${name} (${id}) stays: ${messageOf(error)}`);
  }
}
