import { describe, expect, it } from "vitest";
import type { HealthHistory } from "@/lib/contract/health";
import { SessionId } from "@/lib/contract/ids";
import { healthPoints, limitCrossings, mergeCrossings, pointNear } from "./health-line";

const start = Date.parse("2026-11-22T03:00:00.000Z");
const minute = 60_000;
const at = (minutes: number) => new Date(start + minutes * minute).toISOString();

function aHistory(
  buckets: [minute: number, runs: number, failed: number, ramBytes?: number][],
): HealthHistory {
  return {
    sessionId: SessionId.parse("agent:main:main"),
    from: at(0),
    to: at(120),
    stepMs: minute,
    buckets: buckets.map(([begin, runs, failed, ramBytes]) => ({
      at: at(begin),
      runs,
      failed,
      longestRunMs: null,
      ramBytes: ramBytes ?? null,
    })),
  };
}

describe("healthPoints", () => {
  it("tells the rate over the window before each step, not of the step alone", () => {
    const points = healthPoints(
      aHistory([
        [0, 3, 0],
        [1, 1, 1],
        [2, 0, 0],
        [9, 1, 1],
      ]),
      10 * minute,
    );
    expect(points.map(({ errorRate }) => errorRate)).toEqual([0, 0.25, 0.25, 0.4]);
    expect(points[0]?.at).toBe(start + minute);
  });

  it("forgets runs that are older than the window", () => {
    const points = healthPoints(
      aHistory([
        [0, 4, 4],
        [10, 2, 0],
      ]),
      10 * minute,
    );
    expect(points.at(-1)).toMatchObject({ errorRate: 0, runs: 2 });
  });

  it("breaks the line where nothing was seen for longer than the window", () => {
    const points = healthPoints(
      aHistory([
        [0, 1, 0, 5],
        [40, 1, 0, 5],
      ]),
      10 * minute,
    );
    expect(points.map(({ errorRate, ramBytes }) => [errorRate, ramBytes])).toEqual([
      [0, 5],
      [null, null],
      [0, 5],
    ]);
  });

  it("has no rate while no run ended", () => {
    expect(healthPoints(aHistory([[0, 0, 0, 7]]), 10 * minute)).toEqual([
      { at: start + minute, errorRate: null, runs: 0, ramBytes: 7 },
    ]);
  });
});

describe("limitCrossings", () => {
  const line = (...rates: (number | null)[]) =>
    rates.map((errorRate, index) => ({ at: index, errorRate, runs: 10, ramBytes: null }));

  it("names the moment at which the rate passed the limit", () => {
    expect(limitCrossings(line(0.1, 0.3, 0.31, 0.5))).toEqual([{ at: 2, rate: 0.31 }]);
  });

  it("counts a rate that swings around the limit once, and again after it was well below", () => {
    expect(limitCrossings(line(0.31, 0.29, 0.4, 0.15, 0.4)).map(({ at: moment }) => moment)).toEqual([0, 4]);
    expect(limitCrossings(line(0.31, null, 0.4)).map(({ at: moment }) => moment)).toEqual([0, 2]);
  });

  it("takes two failed runs for no crossing", () => {
    expect(limitCrossings([{ at: 1, errorRate: 1, runs: 2, ramBytes: null }])).toEqual([]);
  });

  it("trusts the finer history where it reaches", () => {
    const fine = [
      { at: 100, errorRate: 0, runs: 9, ramBytes: null },
      { at: 110, errorRate: 0.4, runs: 9, ramBytes: null },
    ];
    const coarse = [50, 105].map((moment) => ({
      at: moment,
      errorRate: moment === 105 ? 0.1 : 0.5,
      runs: 9,
      ramBytes: null,
    }));
    coarse.push({ at: 112, errorRate: 0.5, runs: 9, ramBytes: null });
    expect(mergeCrossings([fine, coarse]).map(({ at: moment }) => moment)).toEqual([50, 110]);
  });
});

describe("pointNear", () => {
  it("finds the nearest point within reach, and none beyond", () => {
    const points = [0, 10, 30].map((moment) => ({ at: moment, errorRate: 0, runs: 1, ramBytes: null }));
    expect(pointNear(points, 18, 10)?.at).toBe(10);
    expect(pointNear(points, 21, 10)?.at).toBe(30);
    expect(pointNear(points, 60, 10)).toBeUndefined();
    expect(pointNear([], 1, 1)).toBeUndefined();
  });
});
