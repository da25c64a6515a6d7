import { describe, expect, it } from "vitest";
import { markWords } from "./word-marks";

describe("markWords", () => {
  it("marks the words the other side does not have, and gives the line back whole", () => {
    const pieces = markWords("Refunds up to €500 may be approved", "Refunds up to €50 may be approved");
    expect(pieces.map(({ text }) => text).join("")).toBe("Refunds up to €500 may be approved");
    expect(pieces.filter(({ marked }) => marked)).toEqual([{ text: "€500", marked: true }]);
  });

  it("marks nothing in lines that have next to nothing in common", () => {
    expect(markWords("entirely other words here", "0123456789")).toEqual([
      { text: "entirely other words here", marked: false },
    ]);
  });

  it("does not look into a line that is too long to be read", () => {
    const long = "word ".repeat(1000);
    expect(markWords(`${long}!`, long)).toEqual([{ text: `${long}!`, marked: false }]);
  });
});
