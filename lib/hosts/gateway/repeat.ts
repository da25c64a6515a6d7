import { setTimeout as wait } from "node:timers/promises";
import { isOverload, isPassing, refusalOf } from "./gateway-errors";

const OVERLOAD_TRIES = 7;
const READ_TRIES = 3;
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 2000;

/** Repeats what the gateway refused because all its workers were taken: nothing was done then, so any request may be repeated. */
export async function throughOverload<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal || !isOverload(refusal) || attempt >= OVERLOAD_TRIES) throw error;
      await wait(refusal.retryAfterMs ?? 100 * 2 ** attempt);
    }
  }
}

/** Repeats a read when the connection broke under it or the gateway asked for patience. A write may have been done: never repeat one. */
export async function throughInterruption<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      const refusal = refusalOf(error);
      const mayHelp = refusal ? isPassing(refusal) : isLostConnection(error);
      if (!mayHelp || attempt >= READ_TRIES) throw error;
      await wait(Math.min(refusal?.retryAfterMs ?? PAUSE_MS, LONGEST_PAUSE_MS));
    }
  }
}

// The client has no class for it, only these words.
const isLostConnection = (error: unknown): boolean =>
  error instanceof Error && /^gateway (?:closed|not connected|transient)/.test(error.message);
