import { describe, expect, it } from "vitest";
import { timeTicks } from "./time-ticks";

const now = Date.parse("2026-11-22T03:50:00.000Z");

describe("timeTicks", () => {
  it("marks the axis at round times within it, and not too many", () => {
    for (const minutes of [1, 7, 59, 240, 1440, 10_080, 300_000]) {
      const from = now - minutes * 60_000;
      const ticks = timeTicks(from, now, 8, 0);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(9);
      expect(ticks.every((tick) => tick >= from && tick <= now && tick % 15_000 === 0)).toBe(true);
    }
  });

  it("is round on the clock of a zone that is half an hour off", () => {
    const [first = 0] = timeTicks(now - 4 * 3_600_000, now, 8, -5.5 * 3_600_000);
    expect(new Date(first + 5.5 * 3_600_000).getUTCMinutes() % 30).toBe(0);
  });
});
