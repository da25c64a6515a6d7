import type { SessionId } from "@/lib/contract/ids";
import type { EngineDeps, Lease, Requester } from "./ports";
import { plain, refusal } from "./reasons/refusal";

// Long enough to survive a slow disk, short enough that a killed server's session is looked after within half a minute.
const LEASE_TTL_MS = 20_000;
const RENEW_EVERY_MS = 5_000;

/** A session locked by this process, kept locked until `release`. */
export interface SessionLock {
  lease: Lease;
  release(): Promise<void>;
}

/** Locks the session across replicas. Throws `rollback_in_progress` naming who has it and since when. */
export async function lockSession(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
): Promise<SessionLock> {
  const since = deps.clock.now().toISOString();
  const answer = await deps.store.acquireLease(
    sessionId,
    { holder: deps.holder, actor: requester.actor, since },
    LEASE_TTL_MS,
  );
  if ("heldBy" in answer) {
    const { actor, since: heldSince } = answer.heldBy;
    throw refusal(
      "rollback_in_progress",
      [
        { code: "rollback_started", values: { by: actor.name, startedAt: heldSince } },
        plain("must_end_first"),
      ],
      {
        extra: { startedBy: actor.name, startedAt: heldSince },
      },
    );
  }
  const { lease } = answer;
  // A failed renewal needs no handling here: the next journal write meets the lost lease and stops.
  const timer = setInterval(
    () => void deps.store.renewLease(lease, LEASE_TTL_MS).catch(() => {}),
    RENEW_EVERY_MS,
  );
  timer.unref();
  return {
    lease,
    release: async () => {
      clearInterval(timer);
      // An unreleased lease expires by itself.
      await deps.store.releaseLease(lease).catch(() => {});
    },
  };
}
