import type { SessionId, SnapshotId, StateRef } from "@/lib/contract/ids";

/** The page of a session. */
export const sessionHref = (id: SessionId, snapshot?: SnapshotId): string =>
  `/sessions/${encodeURIComponent(id)}${snapshot === undefined ? "" : `?snapshot=${snapshot}`}`;

/** The comparison of two states of a session. */
export const compareHref = (id: SessionId, from: StateRef, to: StateRef): string =>
  `/sessions/${encodeURIComponent(id)}/compare?from=${from}&to=${to}`;
