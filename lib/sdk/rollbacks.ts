import type { z } from "zod";
import type { AcceptRequest, UndoRequest } from "@/lib/contract/rollback";
import type { Answers } from "./answers";
import type { CallOptions, Transport } from "./transport";

/** Rollbacks by their own id. */
export class Rollbacks {
  readonly #transport: Transport;
  readonly #answers: Answers;

  constructor(transport: Transport, answers: Answers) {
    this.#transport = transport;
    this.#answers = answers;
  }

  get(rollbackId: string, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: at(rollbackId),
      answer: this.#answers.rollback,
    });
  }

  /** Rolls back to the safety snapshot of a rollback, and resolves when that is over. */
  undo(rollbackId: string, input: z.input<typeof UndoRequest> = {}, options: CallOptions = {}) {
    return this.#post(`${at(rollbackId)}/undo`, input, {}, options);
  }

  /** The same, but resolves as soon as it is under way. */
  startUndo(rollbackId: string, input: z.input<typeof UndoRequest> = {}, options: CallOptions = {}) {
    return this.#post(`${at(rollbackId)}/undo`, input, { prefer: "respond-async" }, options);
  }

  /** Runs the checks of a rollback once more. */
  check(rollbackId: string, options: CallOptions = {}) {
    return this.#post(`${at(rollbackId)}/check`, undefined, {}, options);
  }

  /** Takes a `needs_attention` outcome as it is. The note says why. */
  accept(rollbackId: string, input: z.input<typeof AcceptRequest>, options: CallOptions = {}) {
    return this.#post(`${at(rollbackId)}/accept`, input, {}, options);
  }

  #post(path: string, body: unknown, headers: Record<string, string>, options: CallOptions) {
    return this.#transport.call({
      ...options,
      method: "POST",
      path,
      body,
      headers,
      answer: this.#answers.rollback,
      timeoutMs: this.#transport.rollbackTimeoutMs,
    });
  }
}

const at = (rollbackId: string) => `/rollbacks/${encodeURIComponent(rollbackId)}`;
