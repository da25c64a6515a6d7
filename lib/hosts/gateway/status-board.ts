import type { AppError } from "@/lib/contract/errors";
import type { HostStatus } from "@/lib/contract/host";
import type { Reason } from "@/lib/contract/reason";
import { quoted, refusal } from "@/lib/engine/reasons/refusal";

type Listener = (status: HostStatus) => void;

/** How the connection stands, for people, and who wants to know. */
export class StatusBoard {
  readonly #listeners = new Set<Listener>();
  #status: HostStatus;

  constructor(name: string) {
    this.#status = {
      kind: "gateway",
      name,
      connection: "connecting",
      latencyMs: null,
      since: new Date().toISOString(),
      nextTryAt: null,
      detail: null,
      pairing: null,
      version: null,
    };
  }

  get status(): HostStatus {
    return this.#status;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the listeners unless only the latency changed. */
  set(change: Partial<HostStatus>): void {
    const before = this.#status;
    const moved = change.connection !== undefined && change.connection !== before.connection;
    this.#status = { ...before, ...change, since: moved ? new Date().toISOString() : before.since };
    const { nextTryAt, detail } = this.#status;
    if (!moved && nextTryAt === before.nextTryAt && detail === before.detail) return;
    for (const listener of this.#listeners) listener(this.#status);
  }

  /** What a caller is told who needs the connection now. */
  unavailable(): AppError {
    const { detail, name, nextTryAt } = this.#status;
    const wait = nextTryAt === null ? {} : { retryAfterMs: Math.max(0, Date.parse(nextTryAt) - Date.now()) };
    const reason: Reason =
      detail === null ? { code: "gateway_silent", values: { gateway: name } } : quoted(detail);
    return refusal("host_unavailable", [reason], wait);
  }
}
