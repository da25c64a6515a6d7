import type { SessionId } from "@/lib/contract/ids";
import type { ContextTarget } from "@/lib/engine/ports";
import { plain, refusal } from "@/lib/engine/reasons/refusal";
import { keptElsewhere } from "./capture-context";
import type { GatewayConnection } from "./connection";
import { findRow, readTail } from "./find-row";
import { Done } from "./frames";
import { forkPin, hasPin, pinGone } from "./pins";
import { contextIds, walkTree } from "./walk-tree";

const DELETE_TIMEOUT_MS = 60_000;

/**
 * Puts a context back under the session's own key: from its pin, else by walking the transcript's tree. Does nothing
 * when the session has it already. Throws `run_active` while a run works, `not_restorable` when no way leads there.
 */
export async function restoreContext(
  connection: GatewayConnection,
  sessionId: SessionId,
  target: ContextTarget,
): Promise<void> {
  const row = await findRow(connection, sessionId);
  // The gateway does not look for a run itself: a restore under one breaks it.
  if (row) await requireIdle(connection, sessionId);
  if (!target.present) {
    if (row) await removeSession(connection, sessionId);
    return;
  }
  const kept = row ? keptElsewhere(row) : null;
  if (kept) throw refusal("not_restorable", [kept]);
  if (row && isEqual(await contextIds(connection, sessionId), target.messageIds)) return;

  if (target.pin && (await hasPin(connection, target.pin))) return forkPin(connection, target.pin, sessionId);
  if (!row) throw pinGone();
  await walkTree(connection, row, target.messageIds);
}

async function requireIdle(connection: GatewayConnection, sessionId: SessionId): Promise<void> {
  const { sessionInfo } = await readTail(connection, sessionId);
  if (sessionInfo?.hasActiveRun) throw refusal("run_active", [plain("run_is_active")]);
}

async function removeSession(connection: GatewayConnection, sessionId: SessionId): Promise<void> {
  const hello = await connection.hello();
  if (hello.snapshot?.sessionDefaults?.mainSessionKey === sessionId) {
    throw refusal("not_restorable", [plain("main_not_deleted")]);
  }
  await connection.write("sessions.delete", { key: sessionId }, Done, { timeoutMs: DELETE_TIMEOUT_MS });
}

const isEqual = (a: string[], b: string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at]);
