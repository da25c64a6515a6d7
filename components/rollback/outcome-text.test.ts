import { describe, expect, it } from "vitest";
import { aRollback } from "@/components/timeline/testing/a-rollback";
import { aSnapshot } from "@/components/timeline/testing/a-snapshot";
import type { Check, Rollback } from "@/lib/contract/rollback";
import { wordsOf } from "@/lib/i18n/words-of";
import { checksText, outcomeTitle } from "./outcome-text";

const words = wordsOf("en", "rollback");
const check = (passed: boolean): Check => ({
  part: "tools",
  passed,
  expected: "11",
  actual: "10",
  notRestored: [],
});
const proven = (part: Partial<Rollback>): Rollback =>
  aRollback({
    safetySnapshotId: aSnapshot(1).id,
    verification: { passed: true, checks: [check(true), check(true)] },
    ...part,
  });

describe("outcomeTitle", () => {
  it("claims a rollback only when the target is what the session is in", () => {
    expect(outcomeTitle(proven({}), "02:57:00", words)).toEqual({
      title: "Rolled back to 02:57:00",
      tone: "ok",
    });
    for (const outcome of ["put_back", "needs_attention"] as const) {
      expect(outcomeTitle(proven({ status: "failed", outcome }), "02:57:00", words).title).not.toContain(
        "Rolled back",
      );
    }
  });

  it("tells a session that was never touched from one that was put back", () => {
    const putBack = proven({ status: "failed", outcome: "put_back" });
    expect(outcomeTitle(putBack, "02:57:00", words).title).toBe("Not rolled back: the session was put back");
    expect(outcomeTitle({ ...putBack, safetySnapshotId: null }, "02:57:00", words).title).toBe(
      "Not rolled back: nothing was changed",
    );
  });

  it("counts the failed checks of a rollback that needs attention", () => {
    const verification = { passed: false, checks: [check(true), check(false)] };
    const rollback = proven({ outcome: "needs_attention", verification });
    expect(outcomeTitle(rollback, "02:57:00", words).title).toBe(
      "Rolled back to 02:57:00, but 1 of 2 checks failed",
    );
    expect(checksText(rollback, words)).toBe("1 of 2 checks passed");
  });
});
