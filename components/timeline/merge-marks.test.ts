import { describe, expect, it } from "vitest";
import { mergeMarks } from "./merge-marks";
import { aSnapshot } from "./testing/a-snapshot";

const minute = 60_000;
const from = Date.parse("2026-11-22T03:00:00.000Z");
const to = from + 60 * minute;
/** Ten pixels a minute. */
const x = (at: number) => (at - from) / 6000;
const view = { from, to, x, selected: null };

describe("mergeMarks", () => {
  it("draws snapshots that stand apart one by one, from left to right", () => {
    const marks = mergeMarks([aSnapshot(40), aSnapshot(20)], view);
    expect(marks.map(({ newest, count }) => [newest.id, count])).toEqual([
      [aSnapshot(20).id, 1],
      [aSnapshot(40).id, 1],
    ]);
  });

  it("makes a stack with a number of those closer than 8 px", () => {
    const close = aSnapshot(41, { createdAt: "2026-11-22T03:40:30.000Z" });
    const [stack, ...others] = mergeMarks([close, aSnapshot(40)], view);
    expect(others).toEqual([]);
    expect(stack).toMatchObject({ count: 2, newest: close, x: 402.5 });
  });

  it("leaves out the selected one, which is drawn alone, and what is out of sight", () => {
    const far = aSnapshot(1, { createdAt: "2026-11-22T02:00:00.000Z" });
    const marks = mergeMarks([aSnapshot(40), aSnapshot(20), far], { ...view, selected: aSnapshot(40).id });
    expect(marks.map(({ newest }) => newest.id)).toEqual([aSnapshot(20).id]);
  });

  it("draws no more than fit of ten thousand, counts all of them, and takes one pass", () => {
    const many = Array.from({ length: 10_000 }, (_none, index) =>
      aSnapshot(1, { createdAt: new Date(to - index * 360).toISOString() }),
    );
    let looks = 0;
    const counted = (at: number) => {
      looks += 1;
      return x(at);
    };
    const marks = mergeMarks(many, { ...view, x: counted });
    expect(looks).toBeLessThanOrEqual(3 * many.length);
    expect(marks.length).toBeLessThan(60);
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
  });
});
