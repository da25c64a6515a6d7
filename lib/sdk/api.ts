import type { FleetHealth } from "@/lib/contract/health";
import type { ServerHealth } from "@/lib/contract/host";
import type { Page } from "@/lib/contract/page";
import type { Snapshot } from "@/lib/contract/snapshot";
import { Alerts } from "./alerts";
import type { Answers } from "./answers";
import { type EventOptions, followEvents } from "./events";
import { Policies } from "./policies";
import { Rollbacks } from "./rollbacks";
import { type HealthInput, type ListInput, Sessions, toQuery } from "./sessions";
import type { CallOptions, Transport } from "./transport";

/** The addresses of the API as methods. Knows no schema: `answers` says how what comes is read. */
export class Api {
  readonly sessions: Sessions;
  readonly rollbacks: Rollbacks;
  readonly policy: Policies;
  readonly alerts: Alerts;
  readonly snapshots: {
    /** Snapshots of all sessions, newest first: `{ query: "tag:audit review:open" }`. */
    list(input?: ListInput, options?: CallOptions): Promise<Page<Snapshot>>;
  };
  readonly #transport: Transport;
  readonly #answers: Answers;

  constructor(transport: Transport, answers: Answers) {
    this.#transport = transport;
    this.#answers = answers;
    this.sessions = new Sessions(transport, answers);
    this.rollbacks = new Rollbacks(transport, answers);
    this.policy = new Policies(transport, answers);
    this.alerts = new Alerts(transport, answers);
    this.snapshots = {
      list: (input = {}, call = {}) =>
        transport.call({
          ...call,
          method: "GET",
          path: "/snapshots",
          query: input,
          answer: answers.snapshots,
        }),
    };
  }

  /** How the server and its connection to the host stand. */
  health(options: CallOptions = {}): Promise<ServerHealth> {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: "/health",
      answer: this.#answers.serverHealth,
    });
  }

  /** Runs, failures and RAM of all sessions, over the last hour when no times are named. */
  fleetHealth(input: HealthInput = {}, options: CallOptions = {}): Promise<FleetHealth> {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: "/health/sessions",
      query: toQuery(input),
      answer: this.#answers.fleetHealth,
    });
  }

  /** Tells of every change until `options.signal` ends it; resolves then. Reconnects by itself and misses nothing, or says `onReset`. */
  events(options: EventOptions): Promise<void> {
    return followEvents(this.#transport, this.#answers.event, options);
  }
}
