import { describe, expect, it } from "vitest";
import type { Rollback } from "@/lib/contract/rollback";
import { wordsOf } from "@/lib/i18n/words-of";
import { rollbackSentence } from "./rollback-sentence";
import { aRollback } from "./testing/a-rollback";

const check = (passed: boolean) => ({
  part: "context" as const,
  passed,
  expected: "",
  actual: "",
  notRestored: [],
});
const sentence = (over: Partial<Rollback>) => {
  const { title, rest } = rollbackSentence(aRollback(over), "02:57:00", wordsOf("en", "timeline"));
  return `${title} ${rest}`;
};

describe("rollbackSentence", () => {
  it("says what was done, by whom, why, and how it was checked", () => {
    const verification = { passed: true, checks: [check(true), check(true)] };
    expect(sentence({ reason: "Stuck run", verification })).toBe(
      "Rolled back to 02:57:00 by local, “Stuck run”. 2 of 2 checks passed.",
    );
    expect(sentence({ undoOf: aRollback().id })).toBe("Undone: back to 02:57:00 by local.");
  });

  it("never calls a rollback done that was not", () => {
    expect(sentence({ status: "failed", outcome: "put_back" })).toMatch(
      /^Not rolled back: nothing was changed/,
    );
    expect(sentence({ status: "failed", outcome: "needs_attention" })).toMatch(/^The rollback failed/);
    const verification = { passed: false, checks: [check(true), check(false)] };
    expect(sentence({ outcome: "needs_attention", verification })).toMatch(
      /^Rolled back to 02:57:00, but 1 of 2 checks failed/,
    );
    expect(sentence({ status: "running", outcome: null })).toMatch(/^Rolling back to 02:57:00/);
  });
});
