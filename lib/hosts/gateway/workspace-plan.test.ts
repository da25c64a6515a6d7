import { describe, expect, it } from "vitest";
import type { FileEntry } from "@/lib/contract/state";
import type { HeldFile } from "@/lib/engine/ports";
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
const link = (path: string): FileEntry => ({ ...opaque(path, 0), sizeBytes: null, gap: "symlink" });
const held = (path: string, content: string): HeldFile => ({
  ...opaque(path, content.length),
  digest: digestOf(content),
  kept: true,
  bytes: async () => Buffer.from(content),
});
const alone = { any: false };
const withPlugin = { any: true };
const nothing = { write: [], remove: [], empty: [], lost: [] };
const large = "x".repeat(262_145);

describe("planMemory", () => {
  it("writes what differs and empties what did not exist", () => {
    const live = { "MEMORY.md": "now", "memory/a.md": "same", "memory/new.md": "new", "memory/empty.md": "" };
    const target = { "MEMORY.md": "then", "memory/a.md": "same" };

    expect(planMemory(live, target, alone)).toMatchObject({
      write: [{ path: "MEMORY.md", text: "then" }],
      empty: ["memory/new.md"],
      lost: [],
    });
  });

  it("creates only files that the gateway knows by name, at any size", () => {
    const plan = planMemory(
      { "memory/b.md": "" },
      { "MEMORY.md": large, "memory/a.md": "gone", "memory/b.md": large },
      alone,
    );

    expect(plan.write.map(({ path }) => path)).toEqual(["MEMORY.md"]);
    expect(plan.lost.map(({ path, why }) => [path, why[0]?.code])).toEqual([
      ["memory/a.md", "cannot_create"],
      ["memory/b.md", "too_large_to_write"],
    ]);
  });

  it("takes an empty file for an absent one, on both sides", () => {
    expect(planMemory({ "memory/a.md": "" }, {}, alone)).toEqual(nothing);
    expect(planMemory({}, { "memory/a.md": "" }, alone)).toEqual(nothing);
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

    const plan = planFiles(live, target, alone);

    expect(plan.write).toMatchObject([{ path: "a", text: "then" }]);
    expect(plan.lost.map(({ path }) => path)).toEqual(["gone", "b", "new"]);
  });

  it("does not write text over what is not text now", () => {
    expect(planFiles([opaque("a", 9)], [textFile("a", "then")], alone).write).toEqual([]);
  });

  it("creates the files that the gateway knows by name", () => {
    expect(planFiles([], [textFile("AGENTS.md", "then")], alone)).toMatchObject({
      write: [{ path: "AGENTS.md", text: "then" }],
      empty: [],
      lost: [],
    });
  });
});

describe("with the plugin", () => {
  it("files are created, deleted and written, binary ones too, and their executable bit with them", () => {
    const live = [textFile("later", "y"), held("b", "now"), { ...textFile("run", "x"), executable: false }];
    const target = [
      textFile("gone", "z"),
      held("b", "then"),
      { ...textFile("run", "x"), executable: true },
      held("was", "!"),
    ];

    const plan = planFiles(live, target, withPlugin);

    expect(plan.write.map(({ path, executable }) => [path, executable])).toEqual([
      ["gone", false],
      ["b", false],
      ["run", true],
      ["was", false],
    ]);
    expect(plan).toMatchObject({ remove: ["later"], lost: [] });
  });

  it("nothing is deleted or overwritten that the snapshot before it does not hold", () => {
    const plan = planFiles([opaque("huge", 9), opaque("new", 9)], [textFile("huge", "then")], withPlugin);

    expect(plan).toMatchObject({ write: [], remove: [] });
    expect(plan.lost.map(({ path }) => path)).toEqual(["huge", "new"]);
  });

  it("links are left alone, and so is what lies behind one", () => {
    const plan = planFiles(
      [link("dir"), link("file")],
      [textFile("dir/a", "then"), textFile("file", "then")],
      withPlugin,
    );

    expect(plan).toMatchObject({ write: [], remove: [] });
    expect(plan.lost.map(({ path }) => path)).toEqual(["dir/a", "file", "dir"]);
  });

  it("memory is created and deleted, but not through a link", () => {
    const live = { "memory/new.md": "new" };
    const target = { "memory/a.md": "gone", "MEMORY.md": "then" };

    const plan = planMemory(live, target, { any: true, links: ["MEMORY.md"] });

    expect(plan).toMatchObject({
      write: [{ path: "memory/a.md" }],
      remove: ["memory/new.md"],
      empty: [],
      lost: [{ path: "MEMORY.md" }],
    });
  });

  it("nothing is created or deleted beyond the files that are read of a very large workspace", () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      textFile(`f${String(index).padStart(4, "0")}`, "x"),
    );

    const plan = planFiles(many.slice(0, 4500), [...many, textFile("z", "x")].slice(1), withPlugin);

    expect(plan.remove).toEqual(["f0000"]);
    expect(plan.write).toEqual([]);
    expect(plan.lost).toHaveLength(501);
  });

  it("a link or memory that cannot be read, which are known everywhere, make no file before them known", () => {
    const read = Array.from({ length: 4500 }, (_, index) =>
      textFile(`f${String(index).padStart(4, "0")}`, "x"),
    );
    const everywhere = [opaque("memory/large.md", 300_000), link("z")];

    const plan = planFiles(
      [...read, ...everywhere],
      [...read, textFile("g", "old"), ...everywhere],
      withPlugin,
    );

    expect(plan.write).toEqual([]);
    expect(plan.lost.map(({ path }) => path)).toContain("g");
  });

  it("a file whose digest or mode was not known then counts as the same", () => {
    expect(planFiles([{ ...held("b", "xy"), executable: true }], [opaque("b", 2)], withPlugin)).toEqual(
      nothing,
    );
  });
});
