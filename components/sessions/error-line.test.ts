import { describe, expect, it } from "vitest";
import type { HealthBucket, HealthHistory } from "@/lib/contract/health";
import { SessionId } from "@/lib/contract/ids";
import { errorLine } from "./error-line";

const SPAN = { from: "2026-11-22T02:17:00.000Z", to: "2026-11-22T02:37:00.000Z", stepMs: 300_000 };
const aBucket = (minute: number, runs: number, failed: number): HealthBucket => ({
  at: new Date(Date.parse(SPAN.from) + minute * 60_000).toISOString(),
  runs,
  failed,
  longestRunMs: null,
  ramBytes: null,
});
const aHistory = (...buckets: HealthBucket[]): HealthHistory => ({
  ...SPAN,
  sessionId: SessionId.parse("agent:main:main"),
  buckets,
});

describe("errorLine", () => {
  it("is the share of failed runs in the ten minutes up to each step", () => {
    const history = aHistory(aBucket(0, 4, 0), aBucket(5, 4, 2), aBucket(10, 4, 4), aBucket(15, 0, 0));
    expect(errorLine(SPAN, history)).toEqual([0, 0.25, 0.75, 1]);
  });

  it("has a gap where no run ended", () => {
    expect(errorLine(SPAN, aHistory(aBucket(0, 1, 1)))).toEqual([1, 1, null, null]);
  });

  it("is none when nothing ran, and when the session is not told of", () => {
    expect(errorLine(SPAN, aHistory(aBucket(0, 0, 0)))).toBeUndefined();
    expect(errorLine(SPAN, undefined)).toBeUndefined();
  });

  it("keeps a bucket that begins a moment outside the span", () => {
    expect(errorLine(SPAN, aHistory(aBucket(-1, 2, 1)))?.[0]).toBe(0.5);
    expect(errorLine(SPAN, aHistory(aBucket(20, 2, 1)))?.[3]).toBe(0.5);
  });
});
