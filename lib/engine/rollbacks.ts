import type { RollbackId, SessionId } from "@/lib/contract/ids";
import type { Page } from "@/lib/contract/page";
import type { Rollback } from "@/lib/contract/rollback";
import type { EngineDeps } from "./ports";
import { refusal } from "./reasons/refusal";

/** Throws `rollback_not_found`. */
export async function getRollback(deps: EngineDeps, id: RollbackId): Promise<Rollback> {
  const rollback = await deps.store.findRollback(id);
  if (!rollback)
    throw refusal("rollback_not_found", [{ code: "no_such_rollback", values: { rollbackId: id } }]);
  return rollback;
}

/** The rollback of a session that has not ended: one that runs, or one that was interrupted and waits to be settled. */
export async function findUnfinished(deps: EngineDeps, sessionId: SessionId): Promise<Rollback | undefined> {
  const unfinished = await deps.store.unfinishedRollbacks();
  return unfinished.find(({ rollback }) => rollback.sessionId === sessionId)?.rollback;
}

/** A session's rollbacks, newest first. */
export const listRollbacks = (
  deps: EngineDeps,
  sessionId: SessionId,
  limit: number,
  cursor?: string,
): Promise<Page<Rollback>> => deps.store.listRollbacks(sessionId, limit, cursor);
