"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { unwrap } from "@/lib/contract/action-result";
import { isAppError } from "@/lib/contract/errors";
import type { Digest } from "@/lib/contract/ids";
import type { Plan, Rollback } from "@/lib/contract/rollback";
import { queryKeys } from "@/lib/queries/keys";
import { rememberRollback } from "@/lib/queries/live";
import { planOptions } from "@/lib/queries/options";
import { startRollbackAction, startUndoAction } from "./actions";
import { isContinuation } from "./continuation";
import { type RollbackTarget, useRollbackControl } from "./rollback-control";
import {
  attemptFor,
  isDefiniteRefusal,
  START_ROLLBACK,
  type StartAttempt,
  type StartOrder,
} from "./start-attempt";

/** An agent at work moves on while a person confirms: so often what was confirmed is asked for again. */
const FOLLOW_AT_MOST = 3;

/** What a person confirmed: with the plan on screen, or null to take the session as it is by then. */
interface Confirmation {
  expected: Plan | null;
  preserveMemory: boolean;
  reason: string;
}

/**
 * Starts a rollback or an undo, and shows it. A start whose answer was lost is never repeated by machine; a person may
 * confirm again, and that is the same request, which the server does once. A refusal because the agent wrote on in
 * between is followed: what was confirmed still holds then.
 */
export function useStartRollback(target: RollbackTarget) {
  const { sessionId, snapshotId } = target;
  const queries = useQueryClient();
  const { watch } = useRollbackControl();
  const unsettled = useRef<StartAttempt | null>(null);

  const attempt = async (order: StartOrder): Promise<Rollback> => {
    unsettled.current = attemptFor(order, unsettled.current);
    try {
      return await send(target, unsettled.current);
    } catch (error) {
      if (isDefiniteRefusal(error)) unsettled.current = null;
      throw error;
    }
  };

  return useMutation({
    mutationKey: START_ROLLBACK,
    mutationFn: async ({ expected, preserveMemory, reason }: Confirmation) => {
      let plan = expected;
      for (let followed = 0; ; followed += 1) {
        try {
          return await attempt({ expectedStateDigest: digestOf(plan), preserveMemory, reason });
        } catch (error) {
          const next = followed < FOLLOW_AT_MOST ? await planIfContinued(queries, target, plan, error) : null;
          if (next === null) throw error;
          plan = next;
        }
      }
    },
    // Here and not with the click: a form that is gone by then must not lose the rollback that goes on.
    onSuccess: (rollback) => {
      unsettled.current = null;
      rememberRollback(queries, rollback);
      void queries.invalidateQueries({ queryKey: queryKeys.session.rollbacks(sessionId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.one(sessionId) });
      watch(rollback.id);
    },
    onError: () => {
      void queries.invalidateQueries({ queryKey: queryKeys.session.one(sessionId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.plan(sessionId, snapshotId) });
      void queries.invalidateQueries({ queryKey: queryKeys.session.rollbacks(sessionId) });
    },
  });
}

/** A run that is to be aborted changes the session until then: its counts cannot be confirmed to the letter. */
const digestOf = (plan: Plan | null): Digest | null =>
  plan !== null && plan.activeRuns.length === 0 ? plan.stateDigest : null;

async function send(
  { sessionId, snapshotId, undoOf }: RollbackTarget,
  { idempotencyKey, order }: StartAttempt,
): Promise<Rollback> {
  const { preserveMemory, reason, expectedStateDigest } = order;
  if (undoOf !== null) {
    return unwrap(await startUndoAction({ rollbackId: undoOf, idempotencyKey, request: { reason } }));
  }
  const expected = expectedStateDigest === null ? {} : { expectedStateDigest };
  const request = { snapshotId, preserveMemory, reason, ...expected };
  return unwrap(await startRollbackAction({ sessionId, idempotencyKey, request }));
}

/** The plan of this moment when the session moved but what was confirmed still holds; null when a person has to look. */
async function planIfContinued(
  queries: QueryClient,
  { sessionId, snapshotId }: RollbackTarget,
  confirmed: Plan | null,
  error: unknown,
): Promise<Plan | null> {
  if (confirmed === null || !isAppError(error) || error.code !== "state_moved") return null;
  const options = { ...planOptions(sessionId, snapshotId), staleTime: 0, retry: false };
  const now = await queries.fetchQuery(options).catch(() => null);
  return now !== null && isContinuation(confirmed, now) ? now : null;
}
