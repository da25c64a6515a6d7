import { describe, expect, it } from "vitest";
import type { HealthBucket } from "@/lib/contract/health";
import { findPassed, type Measured, withSignal } from "./measure";
import { aPolicy } from "./testing/a-policy";

const MINUTE_MS = 60_000;
const NOW = new Date("2026-11-22T03:17:42.000Z");

/** A minute so long ago. */
const minute = (ago: number, changes: Partial<HealthBucket> = {}): HealthBucket => ({
  at: new Date(Math.floor(NOW.getTime() / MINUTE_MS - ago) * MINUTE_MS).toISOString(),
  runs: 0,
  failed: 0,
  longestRunMs: null,
  ramBytes: null,
  ...changes,
});
const measured = (changes: Partial<Measured> = {}): Measured => ({
  now: NOW,
  minutes: [],
  activeMs: 0,
  ramBytes: null,
  ramIsGrowth: false,
  signals: {},
  ...changes,
});
const passed = (changes: Partial<Measured>) =>
  findPassed(aPolicy(), measured(changes)).map(({ type, value }) => [type, value]);

describe("an error rate", () => {
  const [before, now] = [minute(12, { runs: 5, failed: 2 }), minute(2, { runs: 10, failed: 5 })];

  it("passes when it is over the limit in two windows in a row", () => {
    expect(passed({ minutes: [before, now] })).toEqual([["error_rate", 0.5]]);
    expect(
      passed({ minutes: [minute(19, { runs: 5, failed: 2 }), minute(0, { runs: 5, failed: 2 })] }),
    ).toEqual([["error_rate", 0.4]]);
  });

  it.each([
    ["in one window only", [now]],
    ["in a window that is long ago", [minute(25, { runs: 5, failed: 5 }), now]],
    ["with too few runs in the first window", [minute(12, { runs: 4, failed: 4 }), now]],
    ["with too few runs in the second window", [before, minute(2, { runs: 4, failed: 4 })]],
    ["exactly at the limit", [before, minute(2, { runs: 10, failed: 3 })]],
  ])("is no reason %s", (_what, minutes) => expect(passed({ minutes })).toEqual([]));
});

describe("a run", () => {
  it("passes when it is active for longer than the limit", () => {
    expect(passed({ activeMs: 300_000 })).toEqual([]);
    expect(passed({ activeMs: 300_001 })).toEqual([["timeout", 300_001]]);
  });
});

describe("RAM", () => {
  const MB = 1e6;

  it("passes by what it grew by over the least of the last hour, not by what it is", () => {
    const quiet = [minute(50, { ramBytes: 300 * MB }), minute(30, { ramBytes: 320 * MB })];
    expect(passed({ minutes: quiet, ramBytes: 800 * MB })).toEqual([]);
    expect(passed({ minutes: quiet, ramBytes: 801 * MB })).toEqual([["memory_leak", 501 * MB]]);
    expect(passed({ ramBytes: 4000 * MB })).toEqual([]);
    expect(passed({ minutes: [minute(90, { ramBytes: 1 * MB })], ramBytes: 800 * MB })).toEqual([]);
  });

  it("that a host tells as growth is taken as it is, as long as it is fresh", () => {
    expect(passed({ ramIsGrowth: true, minutes: [minute(1, { ramBytes: 600 * MB })] })).toEqual([
      ["memory_leak", 600 * MB],
    ]);
    expect(passed({ ramIsGrowth: true, minutes: [minute(5, { ramBytes: 600 * MB })] })).toEqual([]);
  });
});

describe("a signal", () => {
  const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE_MS).toISOString();
  const signal = (
    type: "error_rate" | "timeout",
    value: number,
    threshold: number,
    ...minutesAgo: number[]
  ) =>
    minutesAgo.reduce<Measured["signals"]>(
      (signals, minutes) => withSignal(signals, { type, value, threshold, at: ago(minutes) }),
      {},
    );

  it("counts like a measured value for one window", () => {
    expect(passed({ signals: signal("timeout", 400_000, 300_000, 1) })).toEqual([["timeout", 400_000]]);
    expect(passed({ signals: signal("timeout", 400_000, 300_000, 11) })).toEqual([]);
    expect(passed({ signals: signal("timeout", 200_000, 300_000, 1) })).toEqual([]);
  });

  it("of an error rate has to stay over the limit for a window, and a lower one begins it anew", () => {
    expect(passed({ signals: signal("error_rate", 0.5, 0.3, 1) })).toEqual([]);
    expect(passed({ signals: signal("error_rate", 0.5, 0.3, 9, 5, 1) })).toEqual([]);
    const long = signal("error_rate", 0.5, 0.3, 12, 6, 1);
    expect(passed({ signals: long })).toEqual([["error_rate", 0.5]]);
    const mended = withSignal(long, { type: "error_rate", value: 0.1, threshold: 0.3, at: ago(0.5) });
    expect(
      passed({ signals: withSignal(mended, { type: "error_rate", value: 0.5, threshold: 0.3, at: ago(0) }) }),
    ).toEqual([]);
  });
});

it("nothing passes a policy that is not enabled", () => {
  const policy = aPolicy({ autoRollback: { enabled: false } });
  expect(findPassed(policy, measured({ activeMs: 1e9 }))).toEqual([]);
});
