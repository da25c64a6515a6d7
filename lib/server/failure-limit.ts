const WINDOW_MS = 60_000;
const FAILURES_ALLOWED = 10;
const CALLERS_REMEMBERED = 10_000;

/**
 * Counts wrong tokens per caller. After ten within a minute that caller waits. It slows guessing down and spares the
 * log; the length of the token is what keeps it from being guessed.
 */
export class FailureLimit {
  readonly #failures = new Map<string, number[]>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** How long the caller has to wait, in ms; 0 when it may try. */
  waitMs(caller: string): number {
    const recent = this.#recent(caller);
    const oldest = recent.at(-FAILURES_ALLOWED);
    return oldest === undefined ? 0 : oldest + WINDOW_MS - this.#now();
  }

  record(caller: string): void {
    const recent = [...this.#recent(caller), this.#now()].slice(-FAILURES_ALLOWED);
    this.#failures.delete(caller);
    this.#failures.set(caller, recent);
    const [eldest] = this.#failures.keys();
    if (this.#failures.size > CALLERS_REMEMBERED && eldest !== undefined) this.#failures.delete(eldest);
  }

  #recent(caller: string): number[] {
    return (this.#failures.get(caller) ?? []).filter((at) => at > this.#now() - WINDOW_MS);
  }
}
