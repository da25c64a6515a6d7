import { RollbackId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import { aSnapshot } from "./a-snapshot";

/** A rollback for tests: done at half past three, to the snapshot of minute 1. */
export const aRollback = (over: Partial<Rollback> = {}): Rollback => ({
  id: RollbackId.parse(`rb_${"0".repeat(26)}`),
  sessionId: aSnapshot(1).sessionId,
  snapshotId: aSnapshot(1).id,
  safetySnapshotId: null,
  preserveMemory: false,
  reason: "",
  status: "completed",
  outcome: "restored",
  detail: null,
  steps: [],
  verification: null,
  requestedBy: { kind: "user", name: "local" },
  startedAt: "2026-11-22T03:30:00.000Z",
  finishedAt: "2026-11-22T03:30:06.000Z",
  undoneBy: null,
  undoOf: null,
  accepted: null,
  ...over,
});
