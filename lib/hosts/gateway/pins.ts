import { randomUUID } from "node:crypto";
import { type AppError, isAppError } from "@/lib/contract/errors";
import type { Pin } from "@/lib/engine/ports";
import { plain, refusal } from "@/lib/engine/reasons/refusal";
import type { GatewayConnection } from "./connection";
import { findRow } from "./find-row";
import { Created, Done } from "./frames";
import { agentOf, newPinKey } from "./session-keys";

/** Copying a long transcript takes seconds. */
const FORK_TIMEOUT_MS = 120_000;
const DELETE_TIMEOUT_MS = 60_000;

/**
 * Copies a session's context into a hidden, archived session of its own. As a draft it is not announced to the agent,
 * and archived by hand it is safe from the gateway's retention. Throws `run_active` while the session works, unless
 * `lastFinished` asks for the context up to its last finished answer.
 */
export async function takePin(
  connection: GatewayConnection,
  key: string,
  { lastFinished = false } = {},
): Promise<Pin> {
  const id = randomUUID();
  const pin = { ref: newPinKey(key, id) };
  const created = await connection.write(
    "sessions.create",
    {
      key: pin.ref,
      agentId: agentOf(key),
      parentSessionKey: key,
      fork: true,
      ...(lastFinished ? { forkFrom: "last-completed" } : {}),
      visibility: "draft",
      label: `Clawback ${id}`,
      category: "Snapshots",
    },
    Created,
    { timeoutMs: FORK_TIMEOUT_MS },
  );
  try {
    const archive = { key: pin.ref, archived: true, expectedSessionId: created.sessionId };
    await connection.write("sessions.patch", archive, Done);
  } catch (error) {
    await dropPin(connection, pin).catch(() => {});
    throw error;
  }
  return pin;
}

/** Puts a pin's context into the session `key`, which is made when it is not there. */
export async function forkPin(connection: GatewayConnection, pin: Pin, key: string): Promise<void> {
  const params = { key, agentId: agentOf(key), parentSessionKey: pin.ref, fork: true };
  if (await findRow(connection, key)) {
    await connection.write("sessions.create", params, Created, { timeoutMs: FORK_TIMEOUT_MS });
    return;
  }
  // A session that appears is announced in the next prompt of the agent's main session, unless it starts as a draft.
  await connection.write("sessions.create", { ...params, visibility: "draft" }, Created, {
    timeoutMs: FORK_TIMEOUT_MS,
  });
  await connection.write("session.visibility.set", { sessionKey: key, visibility: "shared" }, Done);
}

export const hasPin = async (connection: GatewayConnection, pin: Pin): Promise<boolean> =>
  (await findRow(connection, pin.ref)) !== undefined;

/** Removes a pin. Sessions restored from it keep what they have. */
export async function dropPin(connection: GatewayConnection, pin: Pin): Promise<void> {
  if (!(await hasPin(connection, pin))) return;
  try {
    await connection.write("sessions.delete", { key: pin.ref }, Done, { timeoutMs: DELETE_TIMEOUT_MS });
  } catch (error) {
    if (isAppError(error) && error.code === "session_not_found") return;
    throw error;
  }
}

/** The error for a pin that is no longer on the gateway. */
export const pinGone = (): AppError => refusal("not_restorable", [plain("copy_deleted")]);
