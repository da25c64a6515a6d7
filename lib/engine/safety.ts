import type { SessionId } from "@/lib/contract/ids";
import { storeCapture } from "./capture";
import { readLiveState } from "./live-state";
import type { EngineDeps, Requester, StoredSnapshot } from "./ports";

/** Takes a safety snapshot: of any session, also one that is gone, and in the middle of a rollback. */
export function storeSafety(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
  description: string,
): Promise<StoredSnapshot> {
  return storeCapture(deps, requester, sessionId, {
    name: `safety-before-rollback-${deps.clock.now().getTime()}`,
    description,
    tags: ["safety"],
    kind: "safety",
  });
}

/**
 * Whether somebody has written to the session, or its memory, since the snapshot. What came in between would be
 * overwritten and be in no snapshot.
 */
export async function hasMovedSince(deps: EngineDeps, safety: StoredSnapshot): Promise<boolean> {
  const { encoded } = await readLiveState(deps, safety.sessionId, { pin: false, since: safety });
  const { context, memory } = encoded.root.parts;
  return context.digest !== safety.parts.context.digest || memory.digest !== safety.parts.memory.digest;
}
