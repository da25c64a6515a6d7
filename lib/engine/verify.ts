import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Verification } from "@/lib/contract/rollback";
import { compareStates } from "./checks";
import { aimAt, type Goal } from "./goal";
import { readLiveContent, readLiveState } from "./live-state";
import type { EngineDeps, StateContent } from "./ports";
import { requireSnapshot } from "./stored-snapshot";

/** Reads the session back in full and compares it with a snapshot. Changes nothing. */
export async function verifySession(
  deps: EngineDeps,
  sessionId: SessionId,
  snapshotId: SnapshotId,
): Promise<Verification> {
  const target = await requireSnapshot(deps, sessionId, snapshotId);
  const live = await readBack(deps, sessionId);
  return checkGoal(await aimAt(deps, target, live, false), live);
}

/** Everything, read anew from the host: a verification must not trust what was read before. */
export async function readBack(deps: EngineDeps, sessionId: SessionId): Promise<StateContent> {
  return readLiveContent(await readLiveState(deps, sessionId, { pin: false }));
}

/** Memory that was to be kept may go on changing: whatever it is by now is right. */
export function checkGoal({ content, declared, preserveMemory }: Goal, live: StateContent): Verification {
  const expected = preserveMemory ? { ...content, memoryFiles: live.memoryFiles } : content;
  return compareStates(expected, live, declared);
}
