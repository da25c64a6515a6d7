const WINDOW_MS = 60_000;
const AT_MOST = 60;

/**
 * Lets refusals of callers that nobody knows into the audit log, so many a minute: it cannot be filled from outside.
 * How many were left out is told by the next one that is let in.
 */
export class UnknownCallers {
  #since = 0;
  #count = 0;
  #leftOut = 0;

  /** Undefined: leave it out. Else how many were left out before it. */
  admit(nowMs: number): number | undefined {
    if (nowMs - this.#since >= WINDOW_MS || nowMs < this.#since) {
      this.#since = nowMs;
      this.#count = 0;
    }
    this.#count += 1;
    if (this.#count > AT_MOST) {
      this.#leftOut += 1;
      return undefined;
    }
    const leftOut = this.#leftOut;
    this.#leftOut = 0;
    return leftOut;
  }
}
