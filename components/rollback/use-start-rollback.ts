"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { unwrap } from "@/lib/contract/action-result";
import { isAppError } from "@/lib/contract/errors";
import type { RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Plan } from "@/lib/contract/rollback";
import { queryKeys } from "@/lib/queries/keys";
import { rememberRollback } from "@/lib/queries/live";
import { startRollbackAction, startUndoAction } from "./actions";

/** What is to be rolled back, and for an undo, which rollback it undoes. */
export interface RollbackTarget {
  sessionId: SessionId;
  snapshotId: SnapshotId;
  undoOf: RollbackId | null;
}

interface StartOrder {
  /** The plan that was on screen: the rollback is refused when the session moved since. Null takes it as it is by then. */
  plan: Plan | null;
  preserveMemory: boolean;
  reason: string;
}

/** Starts a rollback or an undo. Never repeated by machine: a refusal changes nothing and is shown. */
export function useStartRollback({ sessionId, snapshotId, undoOf }: RollbackTarget) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ plan, preserveMemory, reason }: StartOrder) => {
      const idempotencyKey = crypto.randomUUID();
      if (undoOf !== null) {
        return unwrap(await startUndoAction({ rollbackId: undoOf, idempotencyKey, request: { reason } }));
      }
      const expected = plan === null ? {} : { expectedStateDigest: plan.stateDigest };
      const request = { snapshotId, preserveMemory, reason, ...expected };
      return unwrap(await startRollbackAction({ sessionId, idempotencyKey, request }));
    },
    onSuccess: (rollback) => {
      rememberRollback(queries, rollback);
      void queries.invalidateQueries({ queryKey: queryKeys.session.rollbacks(sessionId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.one(sessionId) });
    },
    onError: (error) => {
      if (!isAppError(error)) return;
      void queries.invalidateQueries({ queryKey: queryKeys.session.plan(sessionId, snapshotId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.rollbacks(sessionId) });
    },
  });
}
