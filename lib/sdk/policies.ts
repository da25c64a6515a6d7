import type { PolicyInput } from "@/lib/contract/policy";
import type { Answers } from "./answers";
import type { CallOptions, Transport } from "./transport";

/** The recovery policies: one document for all sessions. */
export class Policies {
  readonly #transport: Transport;
  readonly #answers: Answers;

  constructor(transport: Transport, answers: Answers) {
    this.#transport = transport;
    this.#answers = answers;
  }

  /** The document that holds, and what it says. */
  get(options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: "/policy",
      answer: this.#answers.policy,
    });
  }

  /** Puts another document in its place. One with problems is refused with all of them, and the one before it holds. */
  update(input: PolicyInput, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "PUT",
      path: "/policy",
      body: input,
      answer: this.#answers.policy,
    });
  }

  /** What a document would have done in the last 7 days. Changes nothing. */
  preview(input: PolicyInput, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "POST",
      path: "/policy/preview",
      asks: true,
      body: input,
      answer: this.#answers.policyPreview,
    });
  }
}
