import { describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import { english } from "@/lib/i18n/testing/formats";
import { wordsOf } from "@/lib/i18n/words-of";
import { reasonPicks, suggestReason } from "./reason-picks";

const told = { words: wordsOf("en", "rollback"), format: english };
const aSession = (part: Partial<Session>): Session => ({
  id: SessionId.parse("agent:main:main"),
  agentId: "main",
  label: "Main",
  status: "healthy",
  attention: null,
  model: null,
  context: { messages: 1, tokens: null, tokenLimit: null },
  run: null,
  health: { errorRate: 0.41, runs: 20, windowMs: 1, ramBytes: null },
  lastSnapshot: null,
  lastHealthySnapshot: null,
  snapshotCount: 0,
  protected: false,
  updatedAt: null,
  demo: false,
  deleted: false,
  archived: false,
  ...part,
});

describe("reasons of a rollback", () => {
  it("stand ready when something is wrong, so that a click can confirm", () => {
    const failing = aSession({ status: "failing", attention: "Error rate 41%, limit 30%. 3 runs failed." });
    expect(suggestReason(failing, false, told)).toBe("Error rate 41%");
    const slow = aSession({
      health: { errorRate: 0, runs: 3, windowMs: 1, ramBytes: null },
      attention: "RAM 612.5 MB, limit 500 MB. It grows since 02:00.",
    });
    expect(suggestReason(slow, false, told)).toBe("RAM 612.5 MB, limit 500 MB");
  });

  it("are not made up when nothing is known to be wrong, nor for an undo", () => {
    const calm = aSession({ health: { errorRate: 0.02, runs: 3, windowMs: 1, ramBytes: null } });
    expect(suggestReason(calm, false, told)).toBe("");
    expect(suggestReason(aSession({}), true, told)).toBe("");
  });

  it("lie behind the keys 1 to 5", () => {
    expect(reasonPicks(aSession({}), false, told).map(({ text }) => text)).toEqual([
      "Error rate 41%",
      "Wrong answers",
      "Bad memory",
      "Stuck run",
      "Drill",
    ]);
    expect(reasonPicks(aSession({}), true, told)).toHaveLength(3);
  });
});
