import { isAppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { GatewayConnection } from "./connection";
import { Branches, Done, type SessionRow } from "./frames";
import { pinGone } from "./pins";
import { readContext } from "./read-context";
import { setArchived } from "./restore-settings";

/** The most branches that are tried. Each switch copies the transcript once more. */
const BRANCHES_MAX = 20;

/** The ids of the session's messages, oldest first. */
export async function contextIds(connection: GatewayConnection, key: SessionId | string): Promise<string[]> {
  const read = await readContext(connection, key, null);
  return read?.context.messages.map(({ id }) => id) ?? [];
}

/**
 * Reaches a context without its pin: the transcript is a tree, in which one can go back to before a user message and
 * change to the tip of another branch. Ends where it began and throws `not_restorable` when no branch leads there.
 */
export async function walkTree(connection: GatewayConnection, row: SessionRow, ids: string[]): Promise<void> {
  const { key } = row;
  if (row.archived) await setArchived(connection, key, false);
  try {
    if (await rewindTo(connection, key, ids)) return;
    const { branches } = await connection.read("sessions.branches.list", { sessionKey: key }, Branches);
    const home = branches.find(({ active }) => active)?.leafEntryId;
    for (const { leafEntryId } of branches.filter(({ active }) => !active).slice(0, BRANCHES_MAX)) {
      await switchTo(connection, key, leafEntryId);
      if (await rewindTo(connection, key, ids)) return;
    }
    if (home !== undefined && branches.length > 1) await switchTo(connection, key, home);
  } finally {
    if (row.archived) await setArchived(connection, key, true);
  }
  throw pinGone();
}

/** Goes back to `ids` along the active branch. False when it is no beginning of that branch, or cannot be reached on it. */
async function rewindTo(connection: GatewayConnection, key: string, ids: string[]): Promise<boolean> {
  const read = await readContext(connection, key, null);
  const messages = read?.context.messages ?? [];
  if (!ids.every((id, at) => messages[at]?.id === id)) return false;
  const next = messages[ids.length];
  if (next === undefined) return true;
  if (next.role !== "user") return false;
  try {
    await connection.write("sessions.rewind", { sessionKey: key, entryId: next.id }, Done);
  } catch (error) {
    if (isAppError(error) && error.code === "not_restorable") return false;
    throw error;
  }
  // Over a reset the gateway answers that it rewound, and does not.
  const reached = await contextIds(connection, key);
  return reached.length === ids.length;
}

const switchTo = (connection: GatewayConnection, key: string, leafEntryId: string) =>
  connection.write("sessions.branches.switch", { sessionKey: key, leafEntryId }, Done);
