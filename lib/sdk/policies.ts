import type { PolicyInput } from "@/lib/contract/policy";
import type { Answers } from "./answers";
import type { CallOptions, Transport } from "./transport";

/** The recovery policy: YAML text in `document`, or its values in `recovery`. */
export class Policies {
  readonly #transport: Transport;
  readonly #answers: Answers;

  constructor(transport: Transport, answers: Answers) {
    this.#transport = transport;
    this.#answers = answers;
  }

  /** The policy that holds. `version` 0 means that there is none. */
  get(options: CallOptions = {}) {
    return this.#transport.call({ ...options, method: "GET", path: "/policy", answer: this.#answers.policy });
  }

  /** Saves a new version. With `after`, only when that version still holds: else it is `policy_moved`. */
  put(input: PolicyInput, { after, ...options }: CallOptions & { after?: number } = {}) {
    return this.#transport.call({
      ...options,
      method: "PUT",
      path: "/policy",
      body: input,
      ...(after === undefined ? {} : { headers: { "if-match": `"${after}"` } }),
      answer: this.#answers.policy,
    });
  }

  /** What it would have done in the last 7 days; without `input`, the policy that holds. Changes nothing. */
  preview(input?: PolicyInput, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "POST",
      path: "/policy/preview",
      asks: true,
      body: input,
      answer: this.#answers.policyPreview,
      timeoutMs: this.#transport.rollbackTimeoutMs,
    });
  }

  /** What retention let go within the last 24 h, of every session or of this one. */
  listTrash({ sessionId }: { sessionId?: string } = {}, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: "/trash",
      query: { sessionId },
      answer: this.#answers.trash,
    });
  }

  /** Takes a snapshot out of the trash. It comes back held. */
  takeFromTrash(snapshotId: string, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "POST",
      path: `/trash/${encodeURIComponent(snapshotId)}/take`,
      answer: this.#answers.snapshot,
    });
  }
}
