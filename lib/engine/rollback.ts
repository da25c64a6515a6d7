import type { SessionId } from "@/lib/contract/ids";
import type { Reason } from "@/lib/contract/reason";
import type { Rollback, RollbackRequest } from "@/lib/contract/rollback";
import { recordRefusal } from "./audit";
import { carryOut, type RollbackOrder } from "./carry-out";
import { newRollbackId } from "./ids";
import { Journal } from "./journal";
import { lockSession } from "./lease";
import { readLiveState } from "./live-state";
import { requireRestorable } from "./plan";
import type { EngineDeps, Requester } from "./ports";
import { plain, refusal } from "./reasons/refusal";
import { findUnfinished } from "./rollbacks";
import { requireSnapshot } from "./stored-snapshot";

/** A rollback that is locked and in the journal. `done` never rejects: it answers the entry as it was left. */
export interface StartedRollback {
  rollback: Rollback;
  done: Promise<Rollback>;
}

/**
 * Puts a session back to a snapshot and proves it. Resolves once the session is locked, the request accepted and the
 * journal open; until then nothing is touched and every refusal is thrown: `rollback_in_progress`, `state_moved`,
 * `run_active`, `not_restorable`. What happens afterwards is told by the journal entry.
 */
export function startRollback(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
  request: RollbackRequest,
): Promise<StartedRollback> {
  const { snapshotId, reason, preserveMemory } = request;
  const subject = { sessionId, snapshotId, reason, preserveMemory };
  return recordRefusal(deps, requester, "session.rollback", subject, async () => {
    const target = await requireSnapshot(deps, sessionId, snapshotId);
    return beginRollback(deps, requester, { target, request, undoOf: null });
  });
}

/** Locks, checks and opens the journal, then carries the rollback out in the background. */
export async function beginRollback(
  deps: EngineDeps,
  requester: Requester,
  order: RollbackOrder,
): Promise<StartedRollback> {
  const { target, request } = order;
  const { sessionId } = target;
  requireRestorable(target);
  const lock = await lockSession(deps, requester, sessionId);
  try {
    const startedAt = deps.clock.now();
    await refuseUnsettled(deps, sessionId);
    await refuseMoved(deps, sessionId, request);
    await refuseActiveRun(deps, sessionId, request);
    const journal = new Journal(deps, requester, lock.lease, newEntry(deps, requester, order, startedAt));
    await journal.open();
    return { rollback: journal.entry, done: carryOut(deps, requester, journal, order).finally(lock.release) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function newEntry(
  deps: EngineDeps,
  { actor }: Requester,
  { target, request, undoOf }: RollbackOrder,
  startedAt: Date,
): Rollback {
  const now = deps.clock.now();
  return {
    id: newRollbackId(startedAt, deps.randomBytes),
    sessionId: target.sessionId,
    snapshotId: target.id,
    safetySnapshotId: null,
    preserveMemory: request.preserveMemory,
    reason: request.reason ?? "",
    status: "running",
    outcome: null,
    detail: null,
    steps: [
      {
        name: "check_state",
        status: "done",
        startedAt: startedAt.toISOString(),
        durationMs: Math.max(0, now.getTime() - startedAt.getTime()),
      },
    ],
    verification: null,
    requestedBy: actor,
    startedAt: startedAt.toISOString(),
    finishedAt: null,
    undoneBy: null,
    undoOf: undoOf?.id ?? null,
    accepted: null,
  };
}

/** An earlier rollback that a crash or an unreachable host left open decides first what is true of the session. */
async function refuseUnsettled(deps: EngineDeps, sessionId: SessionId): Promise<void> {
  const open = await findUnfinished(deps, sessionId);
  if (!open) return;
  throw refusal(
    "rollback_in_progress",
    [
      { code: "rollback_unsettled", values: { by: open.requestedBy.name, startedAt: open.startedAt } },
      plain("must_end_first"),
    ],
    {
      extra: { rollbackId: open.id, startedBy: open.requestedBy.name, startedAt: open.startedAt },
    },
  );
}

async function refuseMoved(
  deps: EngineDeps,
  sessionId: SessionId,
  { expectedStateDigest }: RollbackRequest,
): Promise<void> {
  if (expectedStateDigest === undefined) return;
  const since = await deps.store.newestSnapshot(sessionId);
  const { encoded, capture } = await readLiveState(deps, sessionId, { pin: false, since });
  if (encoded.digest === expectedStateDigest) return;
  const { context, memory } = encoded.root.parts;
  const values = { messages: context.count, lines: memory.lines ?? 0 };
  const now: Reason = capture.present ? { code: "now_has", values } : plain("was_deleted");
  throw refusal("state_moved", [plain("changed_since_plan"), now, plain("look_at_new_plan")], {
    extra: { stateDigest: encoded.digest, messages: context.count, memoryLines: memory.lines ?? 0 },
  });
}

async function refuseActiveRun(
  deps: EngineDeps,
  sessionId: SessionId,
  { onActiveRun }: RollbackRequest,
): Promise<void> {
  if (onActiveRun !== "refuse" || !(await deps.host.findSession(sessionId))) return;
  const runs = await deps.host.listRuns(sessionId);
  if (runs.length === 0) return;
  throw refusal("run_active", [{ code: "runs_are_active", values: { runs: runs.length } }], {
    extra: { runs: runs.map(({ id, startedAt }) => ({ id, startedAt })) },
  });
}
