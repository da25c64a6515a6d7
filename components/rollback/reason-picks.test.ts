import { describe, expect, it } from "vitest";
import { aSession } from "@/components/sessions/testing/a-session";
import type { Session } from "@/lib/contract/session";
import { english } from "@/lib/i18n/testing/formats";
import { wordsOf } from "@/lib/i18n/words-of";
import { reasonPicks, suggestReason } from "./reason-picks";

const told = { words: wordsOf("en", "rollback"), format: english };
/** Of 20 runs 41 % failed. */
const sick = (part: Partial<Session>): Session =>
  aSession("agent:main:main", {
    health: { errorRate: 0.41, runs: 20, windowMs: 1, ramBytes: null },
    ...part,
  });

describe("reasons of a rollback", () => {
  it("stand ready when something is wrong, so that a click can confirm", () => {
    const failing = sick({ status: "failing", attention: "Error rate 41%, limit 30%. 3 runs failed." });
    expect(suggestReason(failing, false, told, "Error rate 41%, limit 30%.")).toBe("Error rate 41%");
    const slow = sick({
      health: { errorRate: 0, runs: 3, windowMs: 1, ramBytes: null },
    });
    expect(suggestReason(slow, false, told, "RAM 612.5 MB, limit 500 MB.")).toBe(
      "RAM 612.5 MB, limit 500 MB",
    );
    expect(suggestReason(slow, false, told, "上一次运行失败。")).toBe("上一次运行失败");
  });

  it("are not made up when nothing is known to be wrong, nor for an undo", () => {
    const calm = sick({ health: { errorRate: 0.02, runs: 3, windowMs: 1, ramBytes: null } });
    expect(suggestReason(calm, false, told, "")).toBe("");
    expect(suggestReason(sick({}), true, told, "Error rate 41%, limit 30%.")).toBe("");
  });

  it("lie behind the keys 1 to 5", () => {
    expect(reasonPicks(sick({}), false, told).map(({ text }) => text)).toEqual([
      "Error rate 41%",
      "Wrong answers",
      "Bad memory",
      "Stuck run",
      "Drill",
    ]);
    expect(reasonPicks(sick({}), true, told)).toHaveLength(3);
  });
});
