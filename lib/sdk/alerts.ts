import type { z } from "zod";
import type { CreateAlert, PutAlertTarget } from "@/lib/contract/alert";
import type { Answers } from "./answers";
import type { ListInput } from "./sessions";
import type { Answer, CallOptions, Transport } from "./transport";

type PageInput = Omit<ListInput, "query">;

const TARGETS = "/alerts/targets";
/** A test waits for the target, which may take its time to refuse. */
const TEST_TIMEOUT_MS = 40_000;

/** What people are told outside of the dashboard, to whom, and how far it came. */
export class Alerts {
  readonly #transport: Transport;
  readonly #answers: Answers;

  constructor(transport: Transport, answers: Answers) {
    this.#transport = transport;
    this.#answers = answers;
  }

  /** Newest first. */
  list(input: PageInput = {}, options: CallOptions = {}) {
    return this.#get("/alerts", this.#answers.alerts, input, options);
  }

  /** Stores an alert; it is delivered soon after. One that says what was said in the last minute is not stored again. */
  raise(input: z.input<typeof CreateAlert>, options: CallOptions = {}) {
    const answer = this.#answers.alert;
    return this.#transport.call({ ...options, method: "POST", path: "/alerts", body: input, answer });
  }

  listTargets(options: CallOptions = {}) {
    return this.#get(TARGETS, this.#answers.alertTargets, {}, options);
  }

  getTarget(name: string, options: CallOptions = {}) {
    return this.#get(at(name), this.#answers.alertTarget, {}, options);
  }

  /** Makes or changes a target. `secret` is in the answer when Clawback has just made it, and never again. */
  putTarget(name: string, input: PutAlertTarget, options: CallOptions = {}) {
    const answer = this.#answers.alertTargetPut;
    return this.#transport.call({ ...options, method: "PUT", path: at(name), body: input, answer });
  }

  deleteTarget(name: string, options: CallOptions = {}) {
    const answer = this.#answers.nothing;
    return this.#transport.call({ ...options, method: "DELETE", path: at(name), answer });
  }

  /** Sends a test now, once, and answers how that went. */
  testTarget(name: string, options: CallOptions = {}) {
    const answer = this.#answers.alertDelivery;
    const path = `${at(name)}/test`;
    return this.#transport.call({ ...options, method: "POST", path, answer, timeoutMs: TEST_TIMEOUT_MS });
  }

  /** The delivery log, newest first. */
  listDeliveries(input: PageInput = {}, options: CallOptions = {}) {
    return this.#get("/alerts/deliveries", this.#answers.alertDeliveries, input, options);
  }

  #get<Data>(path: string, answer: Answer<Data>, query: PageInput, options: CallOptions) {
    return this.#transport.call({ ...options, method: "GET", path, query, answer });
  }
}

const at = (name: string) => `${TARGETS}/${encodeURIComponent(name)}`;
