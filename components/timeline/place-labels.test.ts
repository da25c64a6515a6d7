import { describe, expect, it } from "vitest";
import { placeLabels, textWidth } from "./place-labels";

const event = (x: number, length: number) => ({ id: String(x), x, text: "a".repeat(length) });
const sides = (...events: ReturnType<typeof event>[]) =>
  Object.fromEntries(placeLabels(events, 0, 500).map(({ id, side }) => [id, side]));

describe("placeLabels", () => {
  it("puts a text right of its mark, and left of it near the right edge", () => {
    expect(sides(event(100, 10), event(480, 10))).toEqual({ 100: "right", 480: "left" });
  });

  it("never lets two texts meet: the newer event keeps its text, both keep their mark", () => {
    expect(sides(event(10, 20), event(60, 20))).toEqual({ 10: null, 60: "right" });
  });

  it("counts Chinese letters as wide as they are", () => {
    expect(textWidth("错误率")).toBeGreaterThan(textWidth("abc"));
  });
});
