import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { Clock } from "@/lib/engine/ports";

const WINDOW_MS = 60_000;
const PER_SESSION = 60;
const IN_ALL = 1200;

/** Refuses signals that come faster than anybody could act on them, before anything is read or written for them. */
export class SignalLimit {
  readonly #clock: Clock;
  #windowMs = 0;
  #total = 0;
  readonly #counts = new Map<SessionId, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Throws `rate_limited` for the 61st signal of a session, or the 1,201st of all, within a minute. */
  count(sessionId: SessionId): void {
    const nowMs = this.#clock.now().getTime();
    if (Math.abs(nowMs - this.#windowMs) >= WINDOW_MS) {
      this.#windowMs = nowMs;
      this.#total = 0;
      this.#counts.clear();
    }
    const count = (this.#counts.get(sessionId) ?? 0) + 1;
    if (count > PER_SESSION || this.#total >= IN_ALL)
      throw new AppError("rate_limited", `At most ${PER_SESSION} signals a minute are taken for a session.`, {
        retryAfterMs: Math.max(1000, this.#windowMs + WINDOW_MS - nowMs),
      });
    this.#counts.set(sessionId, count);
    this.#total += 1;
  }
}
