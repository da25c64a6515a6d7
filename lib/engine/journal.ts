import type { Reason } from "@/lib/contract/reason";
import type { Rollback, Step, StepName } from "@/lib/contract/rollback";
import { auditEvent } from "./audit";
import type { EngineDeps, Lease, Requester, RollbackMarks } from "./ports";
import { reasonsOf } from "./reasons/refusal";
import { told } from "./reasons/told";
import { rollbackAlert } from "./rollback-alert";

/** How a step went: in sentences, and whether there was anything to do. */
export interface StepOutcome {
  skipped?: boolean;
  reasons?: readonly Reason[];
}

/**
 * The journal entry of one rollback. It is written before and after each step, so that whoever finds it after a crash
 * knows how far it came. Every write needs the lease: a process that lost it cannot touch the entry any more.
 */
export class Journal {
  readonly #deps: EngineDeps;
  readonly #requester: Requester;
  readonly #lease: Lease;
  #entry: Rollback;

  constructor(deps: EngineDeps, requester: Requester, lease: Lease, entry: Rollback) {
    this.#deps = deps;
    this.#requester = requester;
    this.#lease = lease;
    this.#entry = entry;
  }

  get entry(): Rollback {
    return this.#entry;
  }

  /** Opens the entry and the audit event, before anything is touched. */
  async open(): Promise<void> {
    await this.#deps.store.beginRollback(this.#entry, this.#lease, this.#audit("started"));
    this.#publish();
  }

  /** Runs one step and writes down how it went. A failing step is written down too, and its error thrown on. */
  async step(name: StepName, run: () => Promise<StepOutcome>): Promise<void> {
    const startedAt = this.#deps.clock.now();
    const write = (step: Omit<Step, "name" | "startedAt">) =>
      this.amend({
        steps: [
          ...this.#entry.steps.filter((known) => known.name !== name),
          { name, startedAt: startedAt.toISOString(), ...step },
        ],
      });
    const durationMs = () => Math.max(0, this.#deps.clock.now().getTime() - startedAt.getTime());
    await write({ status: "running", durationMs: null });
    try {
      const { skipped, reasons } = await run();
      await write({
        status: skipped ? "skipped" : "done",
        durationMs: durationMs(),
        ...(reasons === undefined ? {} : told(reasons)),
      });
    } catch (error) {
      await write({ status: "failed", durationMs: durationMs(), ...told(reasonsOf(error)) });
      throw error;
    }
  }

  async amend(change: Partial<Rollback>): Promise<void> {
    const next = { ...this.#entry, ...change };
    await this.#deps.store.saveRollback(next, this.#lease);
    this.#entry = next;
    this.#publish();
  }

  /** Closes entry and audit with the outcome. */
  async close(
    change: Pick<Rollback, "status" | "outcome" | "detail"> & Partial<Rollback>,
    marks: RollbackMarks,
  ): Promise<Rollback> {
    const next = { ...this.#entry, ...change, finishedAt: this.#deps.clock.now().toISOString() };
    await this.#deps.store.finishRollback(
      next,
      this.#lease,
      marks,
      this.#audit(next.status === "completed" ? "succeeded" : "failed", next),
      rollbackAlert(this.#deps, next),
    );
    this.#entry = next;
    this.#publish();
    this.#deps.events.publish({ type: "session", sessionId: next.sessionId });
    return next;
  }

  #audit(outcome: "started" | "succeeded" | "failed", entry: Rollback = this.#entry) {
    return auditEvent(
      this.#deps,
      this.#requester,
      entry.undoOf ? "rollback.undo" : "session.rollback",
      outcome,
      {
        sessionId: entry.sessionId,
        snapshotId: entry.snapshotId,
        rollbackId: entry.id,
        reason: entry.reason,
        preserveMemory: entry.preserveMemory,
        outcome: entry.outcome,
      },
    );
  }

  #publish(): void {
    const { sessionId, id } = this.#entry;
    this.#deps.events.publish({ type: "rollback", sessionId, rollbackId: id, rollback: this.#entry });
  }
}
