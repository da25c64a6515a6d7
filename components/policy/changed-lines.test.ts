import { describe, expect, it } from "vitest";
import { changedLines } from "./changed-lines";

const SAVED = "a: 1\nb: 2\nc: 3\n";

describe("changedLines", () => {
  it("names none where nothing was changed", () => {
    expect([...changedLines(SAVED, SAVED)]).toEqual([]);
  });

  it("names lines that were changed and added", () => {
    expect([...changedLines(SAVED, "a: 1\nb: 9\nc: 3\nd: 4\n")]).toEqual([2, 4]);
  });

  it("names the line after one that was removed", () => {
    expect([...changedLines(SAVED, "a: 1\nc: 3\n")]).toEqual([2]);
  });
});
