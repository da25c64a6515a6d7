import { Alarm, type AlertHook } from "./alert-hook";
import { Api } from "./api";
import { compareStates, type ExpectedState } from "./compare-states";
import { parsedAnswers } from "./parsed-answers";
import { runSafely, type SafeOperation } from "./run-safely";
import { type ClientOptions, Transport } from "./transport";

export interface OpenClawClientOptions extends ClientOptions {
  /** Told of every alert that this client raises. Default: it is written to the error output. */
  onAlert?: AlertHook | undefined;
}

/**
 * Speaks the API of Clawback, from Node, a browser or inside the server.
 *
 * Answers are parsed, so what a method promises is what came. Refusals and failures are `AppError`s with the code of
 * the contract; a server that cannot be reached or stays silent is `host_unavailable` with `extra.server`. Reads are
 * repeated when that may help, writes never; each write carries an Idempotency-Key.
 */
export class OpenClawClient extends Api {
  readonly #alarm: Alarm;

  constructor({ onAlert, ...options }: OpenClawClientOptions = {}) {
    super(new Transport(options), parsedAnswers);
    this.#alarm = new Alarm(this.alerts, onAlert);
  }

  /**
   * Takes a snapshot, runs the operation, and answers what it answered. When it throws, the session is rolled back,
   * memory included, and an `OperationError` is thrown whose `cause` is what the operation threw. Without a snapshot
   * the operation is not begun: then the refusal of the snapshot is thrown.
   */
  safeOperation<Result>(sessionId: string, operation: SafeOperation<Result>): Promise<Result> {
    return runSafely({ sessions: this.sessions, alarm: this.#alarm }, sessionId, operation);
  }

  /**
   * Whether the session is in the expected state: same memory, as many tools, as many messages, no skill that was not
   * expected. If not, a critical alert names what differs. Throws when the session cannot be read: that is no answer.
   */
  async verifyRecovery(sessionId: string, expectedState: ExpectedState): Promise<boolean> {
    const state = await this.sessions.getState(sessionId);
    const mismatches = compareStates(state, expectedState);
    if (mismatches.length === 0) return true;
    await this.#alarm.raise({
      severity: "critical",
      kind: "verification_failed",
      sessionId: state.sessionId,
      snapshotId: null,
      rollbackId: null,
      summary: `The recovery of ${state.sessionId} is not verified. Failed: ${mismatches.map(({ check }) => check).join(", ")}.`,
      detail: mismatches.map(({ check, difference }) => `${check}: ${difference}`).join("\n"),
    });
    return false;
  }
}
