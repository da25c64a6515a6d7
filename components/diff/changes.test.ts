import { describe, expect, it } from "vitest";
import { changePlaces, firstOfRuns } from "./changes";
import { aDiff, aMessageChange } from "./testing/a-diff";

describe("changePlaces", () => {
  it("follows the order of the page, with one place for messages that follow each other", () => {
    const messages = [3, 4, 5, 9].map((at) => aMessageChange("removed", at));
    const diff = aDiff({
      context: { removed: 4, added: 0, changed: 0, same: 6, messages },
      tools: { removed: ["send"], added: ["read"], same: 1 },
    });
    expect(changePlaces(diff).map(({ id }) => id)).toEqual([
      "change-context-0",
      "change-context-3",
      "change-tools-0",
      "change-tools-1",
    ]);
  });

  it("has none where nothing differs", () => {
    expect(changePlaces(aDiff({}))).toEqual([]);
  });
});

describe("firstOfRuns", () => {
  it("takes what goes and what comes in one place for two changes", () => {
    const messages = [aMessageChange("removed", 3), aMessageChange("added", 3)];
    expect(firstOfRuns(aDiff({ context: { removed: 1, added: 1, changed: 0, same: 3, messages } }))).toEqual([
      0, 1,
    ]);
  });
});
