import { expect } from "vitest";
import type { Digest, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import { captureSnapshot } from "@/lib/engine/capture";
import { startRollback } from "@/lib/engine/rollback";
import { resolveState } from "@/lib/engine/state";
import { startUndo } from "@/lib/engine/undo";
import { type ModelContext, nextModelContext } from "../model-context";
import { deps, gateway, operator, store } from "./lab";

const PROBE = "What do you remember?";

export const requester = { actor: { kind: "user", name: "Tester" }, requestId: null } as const;

/** The digest of the session's state of this moment. */
export const digest = async (session: SessionId): Promise<Digest> =>
  (await resolveState(deps, session, "current")).digest;

/** What the model is given for the next turn. The turn is then part of the session. */
export const next = (session: SessionId): Promise<ModelContext> =>
  nextModelContext(operator, gateway.model, session, PROBE);

export interface Story {
  session: SessionId;
  target: Snapshot;
  /** What the model would have been given right after the snapshot. */
  expected: ModelContext;
}

/** A session with some work behind it, a snapshot of it, and the turn that would have come next. */
export async function story(
  session: SessionId,
  preparation: () => Promise<unknown> = async () => {},
): Promise<Story> {
  await operator.turn(
    session,
    'Note this down.\n!tool write {"path":"MEMORY.md","content":"# Memory\\n- likes tea\\n"}',
  );
  await operator.turn(session, "And answer at length.\n!fill 9000");
  await preparation();
  const target = await captureSnapshot(deps, requester, session, { name: "before" });
  const expected = await next(session);
  // Otherwise the comparison would prove nothing about memory.
  expect(JSON.stringify(expected.messages[0])).toContain("# Memory");
  return { session, target, expected };
}

/** Rolls back, and proves that it says the truth about having succeeded. */
export async function rollBack(
  session: SessionId,
  snapshotId: SnapshotId,
  options: { preserveMemory?: boolean } = {},
): Promise<Rollback> {
  const { preserveMemory = false } = options;
  const request = { snapshotId, preserveMemory, onActiveRun: "abort" } as const;
  const rollback = await (await startRollback(deps, requester, session, request)).done;
  expect(rollback, JSON.stringify(rollback, null, 1)).toMatchObject({
    status: "completed",
    outcome: "restored",
  });
  expect(rollback.verification?.passed).toBe(true);
  return rollback;
}

/** Undoes a rollback and proves that the session is back in the state that its safety snapshot holds. */
export async function undo(rollback: Rollback): Promise<void> {
  const undone = await (await startUndo(deps, requester, rollback.id, {})).done;
  expect(undone, JSON.stringify(undone, null, 1)).toMatchObject({
    status: "completed",
    outcome: "restored",
    undoOf: rollback.id,
  });
  expect(await digest(rollback.sessionId)).toBe(await safetyDigest(rollback));
}

/** The digest of the state that the rollback left. */
export async function safetyDigest({ safetySnapshotId }: Rollback): Promise<Digest> {
  const safety = safetySnapshotId && (await store.snapshots.findSnapshot(safetySnapshotId));
  if (!safety) throw new Error("The rollback has no safety snapshot.");
  return safety.stateDigest;
}

/** Damage, rollback, the same next request; then the undo, and the damaged state again. */
export async function expectTheWayBack(
  { session, target, expected }: Story,
  damage: () => Promise<unknown>,
): Promise<void> {
  await damage();
  const damaged = await digest(session);
  const rollback = await rollBack(session, target.id);
  expect(await digest(session)).toBe(target.stateDigest);
  expect(await next(session)).toEqual(expected);

  await undo(rollback);
  expect(await digest(session)).toBe(damaged);
}
