import type { OperationRule } from "./rules";

const FRESH_MS = 30_000;

/** The rules as Clawback told them last. They are asked for anew in the background: only the first call waits. */
export class RuleBook {
  known: OperationRule[] = [];
  readonly #ask: () => Promise<OperationRule[]>;
  #askedAt: number | undefined;
  #asking: Promise<OperationRule[]> | undefined;

  constructor(ask: () => Promise<OperationRule[]>) {
    this.#ask = ask;
  }

  /** Never fails. While Clawback is away, or has no policy, what was known holds. */
  async read(): Promise<OperationRule[]> {
    const isFirst = this.#askedAt === undefined;
    if (this.#askedAt !== undefined && Date.now() - this.#askedAt < FRESH_MS) return this.known;
    this.#asking ??= this.#renew();
    return isFirst ? this.#asking : this.known;
  }

  async #renew(): Promise<OperationRule[]> {
    try {
      this.known = await this.#ask();
    } catch {
      // Asked again later.
    }
    this.#askedAt = Date.now();
    this.#asking = undefined;
    return this.known;
  }
}
