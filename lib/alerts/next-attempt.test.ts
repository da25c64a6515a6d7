import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextAttempt } from "./next-attempt";

const HOUR_MS = 3_600_000;

/** Every attempt at a target that never answers well, in ms after the alert. */
function attemptsOf(random: () => number, retryAfterMs: number | null = null): number[] {
  const createdAt = new Date(0);
  const at: number[] = [];
  for (let now: Date | null = createdAt; now !== null; ) {
    at.push(now.getTime());
    now = nextAttempt({ createdAt, now, attempts: at.length, retryAfterMs, random: random() });
  }
  return at;
}

describe("the next attempt", () => {
  it("comes within seconds at first, at least every 72 minutes, and for two days, whatever the dice say", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (dice) => {
        const at = attemptsOf(() => dice.next().value ?? 0.5);
        const gaps = at.slice(1).map((ms, index) => ms - (at[index] ?? 0));
        expect(gaps[0]).toBeLessThanOrEqual(6000);
        expect(Math.max(...gaps)).toBeLessThanOrEqual(1.2 * HOUR_MS);
        expect(at.at(-1)).toBeGreaterThanOrEqual(48 * HOUR_MS);
        expect(at.length).toBeLessThan(90);
      }),
    );
  });

  it("does not come before the target asked for, nor is put off for more than an hour by it", () => {
    expect(attemptsOf(() => 0, 60_000)[1]).toBe(60_000);
    expect(attemptsOf(() => 0, 365 * 24 * HOUR_MS)[1]).toBe(HOUR_MS);
  });
});
