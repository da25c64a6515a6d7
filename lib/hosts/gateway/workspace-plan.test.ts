import { describe, expect, it } from "vitest";
import type { FileEntry } from "@/lib/contract/state";
import { digestOf } from "./read-file";
import { planFiles, planMemory } from "./workspace-plan";

const textFile = (path: string, text: string): FileEntry => ({
  path,
  text,
  sizeBytes: Buffer.byteLength(text),
  digest: digestOf(text),
  gap: null,
});
const opaque = (path: string, sizeBytes: number): FileEntry => ({
  path,
  sizeBytes,
  digest: null,
  text: null,
  gap: "binary",
});
const large = "x".repeat(262_145);

describe("planMemory", () => {
  it("writes what differs and empties what did not exist", () => {
    const live = { "MEMORY.md": "now", "memory/a.md": "same", "memory/new.md": "new", "memory/empty.md": "" };
    const target = { "MEMORY.md": "then", "memory/a.md": "same" };

    expect(planMemory(live, target)).toEqual({
      write: [{ path: "MEMORY.md", text: "then" }],
      empty: ["memory/new.md"],
      lost: [],
    });
  });

  it("creates only files that the gateway knows by name, at any size", () => {
    const plan = planMemory(
      { "memory/b.md": "" },
      { "MEMORY.md": large, "memory/a.md": "gone", "memory/b.md": large },
    );

    expect(plan.write.map(({ path }) => path)).toEqual(["MEMORY.md"]);
    expect(plan.lost.map(({ path, why }) => [path, why[0]?.code])).toEqual([
      ["memory/a.md", "cannot_create"],
      ["memory/b.md", "too_large_to_write"],
    ]);
  });

  it("takes an empty file for an absent one, on both sides", () => {
    expect(planMemory({ "memory/a.md": "" }, {})).toEqual({ write: [], empty: [], lost: [] });
    expect(planMemory({}, { "memory/a.md": "" })).toEqual({ write: [], empty: [], lost: [] });
  });
});

describe("planFiles", () => {
  it("writes changed text and names everything that is out of reach", () => {
    const live = [
      textFile("a", "now"),
      textFile("same", "x"),
      textFile("new", "y"),
      opaque("b", 2),
      opaque("c", 1),
    ];
    const target = [
      textFile("a", "then"),
      textFile("same", "x"),
      textFile("gone", "z"),
      opaque("b", 1),
      opaque("c", 1),
    ];

    const plan = planFiles(live, target);

    expect(plan.write).toEqual([{ path: "a", text: "then" }]);
    expect(plan.lost.map(({ path }) => path)).toEqual(["gone", "b", "new"]);
  });

  it("does not write text over what is not text now", () => {
    expect(planFiles([opaque("a", 9)], [textFile("a", "then")]).write).toEqual([]);
  });

  it("creates the files that the gateway knows by name", () => {
    expect(planFiles([], [textFile("AGENTS.md", "then")])).toEqual({
      write: [{ path: "AGENTS.md", text: "then" }],
      empty: [],
      lost: [],
    });
  });
});
