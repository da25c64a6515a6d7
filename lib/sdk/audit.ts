import type { AuditFormat } from "@/lib/contract/names";
import type { Answers } from "./answers";
import type { ListInput } from "./sessions";
import { type CallOptions, type Transport, toSearch } from "./transport";

/** What was done, by whom and how it went; and whether the log is whole. */
export class Audit {
  readonly #transport: Transport;
  readonly #answers: Answers;

  constructor(transport: Transport, answers: Answers) {
    this.#transport = transport;
    this.#answers = answers;
  }

  /** Newest first: `{ query: "kind:snapshot status:refused created:<1d" }`. */
  list(input: ListInput = {}, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: "/audit",
      query: input,
      answer: this.#answers.audit,
    });
  }

  /** How many events match, whole and by action. */
  count(input: { query?: string } = {}, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: "/audit/counts",
      query: input,
      answer: this.#answers.auditCounts,
    });
  }

  /** Has every event read and hashed again. `head`, as `number:hash`, is one that was exported earlier. */
  verify(input: { head?: string } = {}, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: "/audit/verify",
      query: input,
      answer: this.#answers.auditCheck,
      timeoutMs: this.#transport.rollbackTimeoutMs,
    });
  }

  /** All events that match, oldest first, as a stream of bytes. Breaks off with an error when the server does. */
  async export(
    { query, format = "jsonl" }: { query?: string | undefined; format?: AuditFormat } = {},
    { signal = new AbortController().signal }: Pick<CallOptions, "signal"> = {},
  ): Promise<ReadableStream<Uint8Array>> {
    const response = await this.#transport.open(
      `/audit/export${toSearch({ format, query })}`,
      { accept: "*/*" },
      signal,
    );
    return response.body ?? new ReadableStream({ start: (controller) => controller.close() });
  }
}
