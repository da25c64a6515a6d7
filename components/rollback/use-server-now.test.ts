import { describe, expect, it } from "vitest";
import { clockOffset } from "./use-server-now";

describe("clockOffset", () => {
  const readAt = Date.parse("2026-11-22T03:00:00.000Z");

  it("tells how far the browser's clock is wrong", () => {
    expect(clockOffset("2026-11-22T04:00:00.000Z", readAt)).toBe(3_600_000);
    expect(clockOffset("2026-11-22T02:59:00.000Z", readAt)).toBe(-60_000);
  });

  it("takes the way of an answer for no wrong clock", () => {
    expect(clockOffset("2026-11-22T02:59:59.000Z", readAt)).toBe(0);
  });
});
