import { describe, expect, it } from "vitest";
import { type FilterKey, suggest } from "./suggest";

const KEYS: FilterKey[] = [
  {
    key: "status",
    about: "how it is",
    values: [
      { text: "failing", count: 1 },
      { text: "degraded", count: 2 },
    ],
  },
  { key: "agent", about: "who", values: [{ text: "main" }, { text: "domain" }] },
  { key: "snapshot", about: "how old", values: [{ text: ">1h" }, { text: "<1h" }] },
];
const inserts = (draft: string) => suggest(draft, KEYS).items.map(({ insert }) => insert);

describe("suggest", () => {
  it("offers every key before anything is typed", () => {
    expect(inserts("")).toEqual(["status:", "agent:", "snapshot:"]);
  });

  it("offers keys first, then values that contain the word", () => {
    expect(inserts("s")).toEqual(["status:", "snapshot:"]);
    expect(inserts("fail")).toEqual(["status:failing"]);
    expect(inserts("a")).toEqual([
      "agent:",
      "status:failing",
      "status:degraded",
      "agent:main",
      "agent:domain",
    ]);
  });

  it("offers the values of a key with their counts, those that begin so first", () => {
    expect(suggest("status:", KEYS)).toEqual({
      of: "status",
      items: [
        { kind: "value", text: "status:failing", insert: "status:failing", about: undefined, count: 1 },
        { kind: "value", text: "status:degraded", insert: "status:degraded", about: undefined, count: 2 },
      ],
    });
    expect(inserts("agent:main")).toEqual(["agent:main", "agent:domain"]);
    expect(inserts("snapshot:>")).toEqual(["snapshot:>1h"]);
  });

  it("completes the alternative that is being typed and the excluding term, and offers nothing twice", () => {
    expect(inserts("status:failing,")).toEqual(["status:failing,degraded"]);
    expect(inserts("-sta")).toEqual(["-status:"]);
    expect(inserts("-status:f")).toEqual(["-status:failing"]);
  });

  it("has nothing to offer for a key that is none", () => {
    expect(suggest("colour:b", KEYS)).toEqual({ of: null, items: [] });
  });
});
