import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import { queryKeys } from "./keys";
import { applyEvent, furtherOf } from "./live";

const sessionId = SessionId.parse("agent:main:main");
const AT = "2026-11-22T03:17:00.000Z";

const aRollback = (part: Partial<Rollback> = {}): Rollback => ({
  id: RollbackId.parse(`rb_${"0".repeat(26)}`),
  sessionId,
  snapshotId: SnapshotId.parse(`snap_${"0".repeat(26)}`),
  safetySnapshotId: null,
  preserveMemory: false,
  reason: "",
  status: "running",
  outcome: null,
  detail: null,
  steps: [],
  verification: null,
  requestedBy: { kind: "user", name: "local" },
  startedAt: AT,
  finishedAt: null,
  undoneBy: null,
  undoOf: null,
  accepted: null,
  ...part,
});

describe("furtherOf", () => {
  const step = { name: "stop_runs", startedAt: AT, durationMs: null } as const;

  it("prefers the telling that is over", () => {
    const over = aRollback({ status: "completed", outcome: "restored" });
    const running = aRollback({ steps: [{ ...step, status: "done" }] });
    expect(furtherOf(over, running)).toBe(over);
    expect(furtherOf(running, over)).toBe(over);
  });

  it("prefers the telling with more steps behind it", () => {
    const before = aRollback({ steps: [{ ...step, status: "running" }] });
    const after = aRollback({ steps: [{ ...step, status: "done" }] });
    expect(furtherOf(after, before)).toBe(after);
  });

  it("takes the later telling when both are level, so that a second check shows", () => {
    const first = aRollback({ status: "completed", outcome: "needs_attention" });
    const second = aRollback({ status: "completed", outcome: "restored" });
    expect(furtherOf(first, second)).toBe(second);
  });
});

describe("applyEvent", () => {
  it("makes stale what a turn of the agent changes, and leaves the lists of snapshots and rollbacks alone", () => {
    const queries = new QueryClient();
    const changed = [
      queryKeys.session.one(sessionId),
      queryKeys.session.health(sessionId, 3_600_000),
      queryKeys.session.plan(sessionId, aRollback().snapshotId),
      queryKeys.session.diff(sessionId, aRollback().snapshotId, "current"),
      queryKeys.sessions.list(""),
    ];
    const same = [
      queryKeys.session.snapshots(sessionId),
      queryKeys.session.rollbacks(sessionId),
      queryKeys.session.diff(sessionId, aRollback().snapshotId, aRollback().snapshotId),
    ];
    for (const queryKey of [...changed, ...same]) queries.setQueryData(queryKey, {});

    applyEvent(queries, { type: "session", sessionId });

    const isStale = (queryKey: readonly unknown[]) => queries.getQueryState(queryKey)?.isInvalidated;
    expect(changed.map(isStale)).toEqual([true, true, true, true, true]);
    expect(same.map(isStale)).toEqual([false, false, false]);
  });

  it("does not read the whole state again for every step of a rollback", () => {
    const queries = new QueryClient();
    const rollback = aRollback();
    queries.setQueryData(queryKeys.session.plan(sessionId, rollback.snapshotId), {});

    applyEvent(queries, { type: "rollback", sessionId, rollbackId: rollback.id, rollback });

    expect(queries.getQueryState(queryKeys.session.plan(sessionId, rollback.snapshotId))?.isInvalidated).toBe(
      false,
    );
    expect(queries.getQueryData(queryKeys.rollback(rollback.id))).toBe(rollback);
  });
});
