import { describe, expect, it } from "vitest";
import { FailureLimit } from "./failure-limit";

describe("FailureLimit", () => {
  it("lets a caller fail ten times a minute, and again when the minute is over", () => {
    let now = 0;
    const limit = new FailureLimit(() => now);
    for (let failure = 0; failure < 10; failure += 1) {
      expect(limit.waitMs("a")).toBe(0);
      limit.record("a");
      now += 1000;
    }

    expect(limit.waitMs("a")).toBe(50_000);
    expect(limit.waitMs("b")).toBe(0);
    now = 60_000;
    expect(limit.waitMs("a")).toBe(0);
  });

  it("forgets the eldest callers instead of growing for ever", () => {
    const limit = new FailureLimit(() => 0);
    for (let failure = 0; failure < 10; failure += 1) limit.record("first");
    for (let caller = 0; caller < 10_000; caller += 1) limit.record(`caller-${caller}`);

    expect(limit.waitMs("first")).toBe(0);
  });
});
