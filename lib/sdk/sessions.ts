import type { z } from "zod";
import type { DiffQuery } from "@/lib/contract/diff";
import type { PageQuery } from "@/lib/contract/page";
import type { SignalRequest } from "@/lib/contract/policy";
import type { PlanRequest, RollbackRequest } from "@/lib/contract/rollback";
import type { CreateSnapshot, UpdateSnapshot } from "@/lib/contract/snapshot";
import type { Answers } from "./answers";
import type { CallOptions, Transport } from "./transport";

/** Filter, page size and position of a list. */
export type ListInput = {
  [Key in keyof z.input<typeof PageQuery>]?: Key extends "limit" ? number : string | undefined;
};

/** Which stretch of time, as ISO 8601, and how many milliseconds one step of the answer holds: minutes, in whole numbers. */
export interface HealthInput {
  from?: string;
  to?: string;
  stepMs?: number;
}

export const toQuery = ({ from, to, stepMs }: HealthInput) => ({
  from,
  to,
  stepMs: stepMs === undefined ? undefined : String(stepMs),
});

/** Everything that has a session's address. `sessionId` is the session key, or `main`. */
export class Sessions {
  readonly #transport: Transport;
  readonly #answers: Answers;

  constructor(transport: Transport, answers: Answers) {
    this.#transport = transport;
    this.#answers = answers;
  }

  list(input: ListInput = {}, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: "/sessions",
      query: input,
      answer: this.#answers.sessions,
    });
  }

  get(sessionId: string, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: at(sessionId),
      answer: this.#answers.session,
    });
  }

  /** Runs, failures and RAM between two moments, the last 24 h when none are named. */
  getHealth(sessionId: string, input: HealthInput = {}, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: `${at(sessionId)}/health`,
      query: toQuery(input),
      answer: this.#answers.healthHistory,
    });
  }

  /** The whole state of this moment. */
  getState(sessionId: string, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: `${at(sessionId)}/state`,
      answer: this.#answers.state,
    });
  }

  createSnapshot(sessionId: string, input: z.input<typeof CreateSnapshot>, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "POST",
      path: `${at(sessionId)}/snapshots`,
      body: input,
      answer: this.#answers.snapshot,
      timeoutMs: this.#transport.rollbackTimeoutMs,
    });
  }

  /** Newest first. */
  listSnapshots(sessionId: string, input: ListInput = {}, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: `${at(sessionId)}/snapshots`,
      query: input,
      answer: this.#answers.snapshots,
    });
  }

  /** How many of its snapshots carry each tag, and how many are held. */
  countTags(sessionId: string, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: `${at(sessionId)}/tags`,
      answer: this.#answers.tagCounts,
    });
  }

  getSnapshot(sessionId: string, snapshotId: string, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: at(sessionId, snapshotId),
      answer: this.#answers.snapshot,
    });
  }

  updateSnapshot(
    sessionId: string,
    snapshotId: string,
    input: z.input<typeof UpdateSnapshot>,
    options: CallOptions = {},
  ) {
    return this.#transport.call({
      ...options,
      method: "PATCH",
      path: at(sessionId, snapshotId),
      body: input,
      answer: this.#answers.snapshot,
    });
  }

  async deleteSnapshot(sessionId: string, snapshotId: string, options: CallOptions = {}): Promise<void> {
    await this.#transport.call({
      ...options,
      method: "DELETE",
      path: at(sessionId, snapshotId),
      answer: this.#answers.nothing,
    });
  }

  /** The state as it was captured. */
  getSnapshotState(sessionId: string, snapshotId: string, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: `${at(sessionId, snapshotId)}/state`,
      answer: this.#answers.state,
    });
  }

  /** What turns `from` into `to`; each is a snapshot id or `current`. */
  diff(sessionId: string, { from, to }: z.input<typeof DiffQuery>, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: `${at(sessionId)}/diff`,
      query: { from, to },
      answer: this.#answers.diff,
    });
  }

  /** The same as RFC 6902: applied to the `from` state it gives the `to` state. */
  diffPatch(sessionId: string, { from, to }: z.input<typeof DiffQuery>, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: `${at(sessionId)}/diff`,
      query: { from, to },
      headers: { accept: "application/json-patch+json" },
      answer: this.#answers.jsonPatch,
    });
  }

  /** What a rollback would do. Changes nothing. */
  plan(sessionId: string, input: z.input<typeof PlanRequest>, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "POST",
      path: `${at(sessionId)}/rollback/plan`,
      asks: true,
      body: input,
      answer: this.#answers.plan,
      timeoutMs: this.#transport.rollbackTimeoutMs,
    });
  }

  /** Puts the session back and resolves when that is over. A rollback that failed resolves too, with `status: "failed"`. */
  rollback(sessionId: string, input: z.input<typeof RollbackRequest>, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "POST",
      path: `${at(sessionId)}/rollback`,
      body: input,
      answer: this.#answers.rollback,
      timeoutMs: this.#transport.rollbackTimeoutMs,
    });
  }

  /** The same, but resolves as soon as the rollback is under way: follow it with `rollbacks.get` or the events. */
  startRollback(sessionId: string, input: z.input<typeof RollbackRequest>, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "POST",
      path: `${at(sessionId)}/rollback`,
      body: input,
      headers: { prefer: "respond-async" },
      answer: this.#answers.rollback,
    });
  }

  listRollbacks(sessionId: string, input: Omit<ListInput, "query"> = {}, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "GET",
      path: `${at(sessionId)}/rollbacks`,
      query: input,
      answer: this.#answers.rollbacks,
    });
  }

  /** Compares the session as it is now with a snapshot, part by part. Changes nothing. */
  verify(sessionId: string, input: z.input<typeof PlanRequest>, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "POST",
      path: `${at(sessionId)}/verify`,
      asks: true,
      body: input,
      answer: this.#answers.verification,
      timeoutMs: this.#transport.rollbackTimeoutMs,
    });
  }

  /** Reports a value that a runtime measured: `{ type: "error_rate", value: 0.4 }`. What it brings about is told by events. */
  signal(sessionId: string, input: z.input<typeof SignalRequest>, options: CallOptions = {}) {
    return this.#transport.call({
      ...options,
      method: "POST",
      path: `${at(sessionId)}/signals`,
      body: input,
      answer: this.#answers.signal,
    });
  }
}

function at(sessionId: string, snapshotId?: string): string {
  const session = `/sessions/${encodeURIComponent(sessionId)}`;
  return snapshotId === undefined ? session : `${session}/snapshots/${encodeURIComponent(snapshotId)}`;
}
