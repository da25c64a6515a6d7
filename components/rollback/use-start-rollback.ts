"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { unwrap } from "@/lib/contract/action-result";
import { queryKeys } from "@/lib/queries/keys";
import { rememberRollback } from "@/lib/queries/live";
import { startRollbackAction, startUndoAction } from "./actions";
import { type RollbackTarget, useRollbackControl } from "./rollback-control";
import {
  attemptFor,
  isDefiniteRefusal,
  START_ROLLBACK,
  type StartAttempt,
  type StartOrder,
} from "./start-attempt";

/**
 * Starts a rollback or an undo, and shows it. Never repeated by machine. A person may confirm again when the answer was
 * lost: that is the same request, which the server does once.
 */
export function useStartRollback({ sessionId, snapshotId, undoOf }: RollbackTarget) {
  const queries = useQueryClient();
  const { watch } = useRollbackControl();
  const unsettled = useRef<StartAttempt | null>(null);
  return useMutation({
    mutationKey: START_ROLLBACK,
    mutationFn: async (wanted: StartOrder) => {
      const attempt = attemptFor(wanted, unsettled.current);
      unsettled.current = attempt;
      const { idempotencyKey, order } = attempt;
      const { preserveMemory, reason, expectedStateDigest } = order;
      if (undoOf !== null) {
        return unwrap(await startUndoAction({ rollbackId: undoOf, idempotencyKey, request: { reason } }));
      }
      const expected = expectedStateDigest === null ? {} : { expectedStateDigest };
      const request = { snapshotId, preserveMemory, reason, ...expected };
      return unwrap(await startRollbackAction({ sessionId, idempotencyKey, request }));
    },
    // Here and not with the click: a form that is gone by then must not lose the rollback that goes on.
    onSuccess: (rollback) => {
      unsettled.current = null;
      rememberRollback(queries, rollback);
      void queries.invalidateQueries({ queryKey: queryKeys.session.rollbacks(sessionId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.one(sessionId) });
      watch(rollback.id);
    },
    onError: (error) => {
      if (isDefiniteRefusal(error)) unsettled.current = null;
      void queries.invalidateQueries({ queryKey: queryKeys.session.one(sessionId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.plan(sessionId, snapshotId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.rollbacks(sessionId) });
    },
  });
}
