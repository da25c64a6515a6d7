import { describe, expect, it } from "vitest";
import { RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Check, Rollback } from "@/lib/contract/rollback";
import { wordsOf } from "@/lib/i18n/words-of";
import { checksText, outcomeTitle } from "./outcome-text";

const words = wordsOf("en", "rollback");
const snapshotId = SnapshotId.parse(`snap_${"0".repeat(26)}`);
const check = (passed: boolean): Check => ({
  part: "tools",
  passed,
  expected: "11",
  actual: "10",
  notRestored: [],
});
const aRollback = (part: Partial<Rollback>): Rollback => ({
  id: RollbackId.parse(`rb_${"0".repeat(26)}`),
  sessionId: SessionId.parse("agent:main:main"),
  snapshotId,
  safetySnapshotId: snapshotId,
  preserveMemory: false,
  reason: "",
  status: "completed",
  outcome: "restored",
  detail: null,
  steps: [],
  verification: { passed: true, checks: [check(true), check(true)] },
  requestedBy: { kind: "user", name: "local" },
  startedAt: "2026-11-22T03:17:00.000Z",
  finishedAt: "2026-11-22T03:17:06.000Z",
  undoneBy: null,
  undoOf: null,
  accepted: null,
  ...part,
});

describe("outcomeTitle", () => {
  it("claims a rollback only when the target is what the session is in", () => {
    expect(outcomeTitle(aRollback({}), "02:57:00", words)).toEqual({
      title: "Rolled back to 02:57:00",
      tone: "ok",
    });
    for (const outcome of ["put_back", "needs_attention"] as const) {
      expect(outcomeTitle(aRollback({ status: "failed", outcome }), "02:57:00", words).title).not.toContain(
        "Rolled back",
      );
    }
  });

  it("tells a session that was never touched from one that was put back", () => {
    const putBack = aRollback({ status: "failed", outcome: "put_back" });
    expect(outcomeTitle(putBack, "02:57:00", words).title).toBe("Not rolled back: the session was put back");
    expect(outcomeTitle({ ...putBack, safetySnapshotId: null }, "02:57:00", words).title).toBe(
      "Not rolled back: nothing was changed",
    );
  });

  it("counts the failed checks of a rollback that needs attention", () => {
    const verification = { passed: false, checks: [check(true), check(false)] };
    const rollback = aRollback({ outcome: "needs_attention", verification });
    expect(outcomeTitle(rollback, "02:57:00", words).title).toBe(
      "Rolled back to 02:57:00, but 1 of 2 checks failed",
    );
    expect(checksText(rollback, words)).toBe("1 of 2 checks passed");
  });
});
