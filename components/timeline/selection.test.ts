import { describe, expect, it } from "vitest";
import { pairOf, pickRange, togglePicked } from "./selection";
import { aSnapshot } from "./testing/a-snapshot";

const a = aSnapshot(1).id;
const b = aSnapshot(2).id;
const c = aSnapshot(3).id;

describe("selection", () => {
  it("adds a second snapshot, which becomes the one that the keys are about", () => {
    expect(togglePicked({ main: a, also: [] }, b)).toEqual({ main: b, also: [a] });
  });

  it("takes one away again, and never the last", () => {
    expect(togglePicked({ main: b, also: [a] }, a)).toEqual({ main: b, also: [] });
    expect(togglePicked({ main: b, also: [a] }, b)).toEqual({ main: a, also: [] });
    expect(togglePicked({ main: a, also: [] }, a)).toEqual({ main: a, also: [] });
  });

  it("reaches from the first picked row to another, either way, and shrinks again", () => {
    expect(pickRange({ main: a, also: [] }, c, [a, b, c])).toEqual({ main: c, also: [a, b] });
    expect(pickRange({ main: c, also: [a, b] }, b, [a, b, c])).toEqual({ main: b, also: [a] });
    expect(pickRange({ main: c, also: [] }, a, [a, b, c])).toEqual({ main: a, also: [c, b] });
    expect(pickRange({ main: null, also: [] }, a, [a])).toEqual({ main: a, also: [] });
  });

  it("makes a pair of exactly two, the older one first", () => {
    expect(pairOf({ main: a, also: [b] })).toEqual([a, b]);
    expect(pairOf({ main: b, also: [a] })).toEqual([a, b]);
    expect(pairOf({ main: a, also: [] })).toBeNull();
    expect(pairOf({ main: a, also: [b, c] })).toBeNull();
  });
});
