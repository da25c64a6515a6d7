import { FleetHealth } from "@/lib/contract/health";
import { ServerHealth } from "@/lib/contract/host";
import { pageOf } from "@/lib/contract/page";
import { Snapshot } from "@/lib/contract/snapshot";
import { type EventOptions, followEvents } from "./events";
import { Rollbacks } from "./rollbacks";
import { type HealthInput, type ListInput, Sessions, toQuery } from "./sessions";
import { type CallOptions, type ClientOptions, Transport } from "./transport";

/**
 * Speaks the API of Clawback, from Node, a browser or inside the server.
 *
 * Answers are parsed, so what a method promises is what came. Refusals and failures are `AppError`s with the code of
 * the contract; a server that cannot be reached or stays silent is `host_unavailable` with `extra.server`. Reads are
 * repeated when that may help, writes never; each write carries an Idempotency-Key.
 */
export class OpenClawClient {
  readonly sessions: Sessions;
  readonly rollbacks: Rollbacks;
  readonly snapshots: {
    /** Snapshots of all sessions, newest first: `{ query: "tag:audit review:open" }`. */
    list(input?: ListInput, options?: CallOptions): Promise<{ items: Snapshot[]; nextCursor: string | null }>;
  };
  readonly #transport: Transport;

  constructor(options: ClientOptions = {}) {
    const transport = new Transport(options);
    this.#transport = transport;
    this.sessions = new Sessions(transport);
    this.rollbacks = new Rollbacks(transport);
    this.snapshots = {
      list: (input = {}, call = {}) =>
        transport.call({
          ...call,
          method: "GET",
          path: "/snapshots",
          query: input,
          answer: pageOf(Snapshot),
        }),
    };
  }

  /** How the server and its connection to the host stand. */
  health(options: CallOptions = {}): Promise<ServerHealth> {
    return this.#transport.call({ ...options, method: "GET", path: "/health", answer: ServerHealth });
  }

  /** Runs, failures and RAM of all sessions, over the last hour when no times are named. */
  fleetHealth(input: HealthInput = {}, options: CallOptions = {}): Promise<FleetHealth> {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: "/health/sessions",
      query: toQuery(input),
      answer: FleetHealth,
    });
  }

  /** Tells of every change until `options.signal` ends it; resolves then. Reconnects by itself and misses nothing, or says `onReset`. */
  events(options: EventOptions): Promise<void> {
    return followEvents(this.#transport, options);
  }
}
