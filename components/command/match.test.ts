import { describe, expect, it } from "vitest";
import { piecesOf, scoreOf } from "./match";

describe("scoreOf", () => {
  it("puts what begins with the typed text before what merely holds it", () => {
    const scores = ["Roll back to 02:57:00", "Undo rollback", "safety-before-rollback", "Scroll"].map(
      (text) => scoreOf(text, "roll"),
    );
    expect(scores).toEqual([1, 0.9, 0.9, 0.8]);
  });

  it("finds words in any order, and by what is not in the label", () => {
    expect(scoreOf("Roll back to 02:57:00", "57 roll")).toBeGreaterThan(0);
    expect(scoreOf("Customer-support bot", "telegram", ["agent:main:telegram:direct:4821"])).toBeGreaterThan(
      0,
    );
    expect(scoreOf("Customer-support bot", "invoice", ["main"])).toBe(0);
  });

  it("keeps everything while nothing is typed", () => {
    expect(scoreOf("Anything", "  ")).toBe(1);
  });
});

describe("piecesOf", () => {
  it("marks what was typed, whatever its case and signs", () => {
    expect(piecesOf("Roll back (all)", "roll (a")).toEqual([
      { text: "Roll", hit: true },
      { text: " back ", hit: false },
      { text: "(a", hit: true },
      { text: "ll)", hit: false },
    ]);
    expect(piecesOf("Roll", "")).toEqual([{ text: "Roll", hit: false }]);
  });
});
