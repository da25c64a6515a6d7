import { ROLLBACK_ID, SESSION_KEY, SNAPSHOT_ID } from "./id-forms";
import type { RollbackId, SessionId, SnapshotId } from "./ids";

// The same forms as the schemas have, for pages, which load none. Whether there is such a thing, only the server knows.

export const isSessionId = (text: string): text is SessionId => SESSION_KEY.test(text);

export const isSnapshotId = (text: string | undefined): text is SnapshotId =>
  text !== undefined && SNAPSHOT_ID.test(text);

export const isRollbackId = (text: string | undefined): text is RollbackId =>
  text !== undefined && ROLLBACK_ID.test(text);

/** The session key in the address of a page; null for what cannot be one. */
export function readSessionKey(param: string): SessionId | null {
  const key = decode(param);
  return isSessionId(key) ? key : null;
}

function decode(param: string): string {
  try {
    return decodeURIComponent(param);
  } catch {
    return param;
  }
}
