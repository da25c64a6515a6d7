"use server";

import { z } from "zod";
import { RollbackId, SessionId } from "@/lib/contract/ids";
import { AcceptRequest, RollbackRequest, UndoRequest } from "@/lib/contract/rollback";
import { defineAction } from "@/lib/server/action";

/** "Roll back to here". Answers as soon as the rollback is under way; its steps come as events. */
export const startRollbackAction = defineAction(
  z.strictObject({ sessionId: SessionId, idempotencyKey: z.uuid(), request: RollbackRequest }),
  (client, { sessionId, idempotencyKey, request }) =>
    client.sessions.startRollback(sessionId, request, { idempotencyKey }),
);

/** Rolls back to the safety snapshot of a rollback. Answers as soon as that is under way. */
export const startUndoAction = defineAction(
  z.strictObject({ rollbackId: RollbackId, idempotencyKey: z.uuid(), request: UndoRequest }),
  (client, { rollbackId, idempotencyKey, request }) =>
    client.rollbacks.startUndo(rollbackId, request, { idempotencyKey }),
);

/** Runs the checks of a rollback once more. Changes nothing in the session. */
export const checkRollbackAction = defineAction(
  z.strictObject({ rollbackId: RollbackId }),
  (client, { rollbackId }) => client.rollbacks.check(rollbackId),
);

/** Takes an outcome that needs attention as it is. */
export const acceptRollbackAction = defineAction(
  z.strictObject({ rollbackId: RollbackId, acceptance: AcceptRequest }),
  (client, { rollbackId, acceptance }) => client.rollbacks.accept(rollbackId, acceptance),
);
