import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";

/** Everything about an operation that failed. */
export interface FailedOperation {
  snapshot: Snapshot;
  /** Null when the rollback could not be asked for, or its answer never came: `rollbackError` says why. */
  rollback: Rollback | null;
  rollbackError: unknown;
}

/** An operation failed. `cause` is what it threw; the message says what became of the session. */
export class OperationError extends Error implements FailedOperation {
  override readonly name = "OperationError";
  readonly snapshot: Snapshot;
  readonly rollback: Rollback | null;
  readonly rollbackError: unknown;

  constructor(message: string, cause: unknown, { snapshot, rollback, rollbackError }: FailedOperation) {
    super(message, { cause });
    this.snapshot = snapshot;
    this.rollback = rollback;
    this.rollbackError = rollbackError;
  }
}
