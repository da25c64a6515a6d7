import type { QueryClient } from "@tanstack/react-query";
import { isAppError, PROBLEMS } from "@/lib/contract/errors";
import type { Digest } from "@/lib/contract/ids";

/** What the person confirmed. */
export interface StartOrder {
  /** The state on screen: the rollback is refused when the session moved since. Null takes it as it is by then. */
  expectedStateDigest: Digest | null;
  preserveMemory: boolean;
  reason: string;
}

/** One request to start a rollback. The server does a key once, and only for one and the same order. */
export interface StartAttempt {
  idempotencyKey: string;
  order: StartOrder;
}

/** Names every start that is under way: the window does not close over one. */
export const START_ROLLBACK = ["start-rollback"];

/**
 * Whether the server said that it did not start the rollback. A lost or unreadable answer says nothing, nor does a
 * failure of the server, nor a proxy in between, nor that the first request with this key is still at work.
 */
export function isDefiniteRefusal(error: unknown): boolean {
  if (!isAppError(error) || error.extra.server !== undefined) return false;
  return PROBLEMS[error.code].status < 500 && error.code !== "idempotency_conflict";
}

/**
 * The request for an order. While the fate of the last one is unknown and the person changed nothing, it is that very
 * request: its state digest too, although the counts on screen may be newer, so that it cannot start a second rollback.
 */
export function attemptFor(order: StartOrder, unsettled: StartAttempt | null): StartAttempt {
  const same =
    unsettled !== null &&
    unsettled.order.reason === order.reason &&
    unsettled.order.preserveMemory === order.preserveMemory;
  return same ? unsettled : { idempotencyKey: crypto.randomUUID(), order };
}

/** Whether a start is under way. */
export const isStarting = (queries: QueryClient): boolean =>
  queries.isMutating({ mutationKey: START_ROLLBACK }) > 0;
