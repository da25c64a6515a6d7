import { describe, expect, it } from "vitest";
import type { DiffLine, Hunk } from "@/lib/contract/diff";
import { facing, gapHunk, gapsOf, linesBefore, splitRows } from "./split-rows";

const line = (op: DiffLine["op"], text: string): DiffLine => ({ op, text, fromLine: null, toLine: null });
const hunk = (lines: DiffLine[], fromStart = 1): Hunk => ({ fromStart, toStart: fromStart, lines });

describe("splitRows", () => {
  it("lets removed lines face the added ones that follow", () => {
    const rows = splitRows(
      hunk([
        line("same", "a"),
        line("removed", "b"),
        line("removed", "c"),
        line("added", "B"),
        line("same", "d"),
      ]),
    );
    expect(rows.map(({ left, right }) => [left?.text, right?.text])).toEqual([
      ["a", "a"],
      ["b", "B"],
      ["c", undefined],
      ["d", "d"],
    ]);
  });

  it("keeps two changes apart that follow each other", () => {
    const rows = splitRows(
      hunk([line("removed", "a"), line("added", "A"), line("removed", "b"), line("added", "B")]),
    );
    expect(rows.map(({ left, right }) => [left?.text, right?.text])).toEqual([
      ["a", "A"],
      ["b", "B"],
    ]);
  });

  it("loses no line and repeats none", () => {
    const lines = [
      line("added", "1"),
      line("same", "2"),
      line("removed", "3"),
      line("added", "4"),
      line("added", "5"),
    ];
    const rows = splitRows(hunk(lines));
    const seen = new Set(rows.flatMap(({ left, right }) => [left, right]).filter((shown) => shown !== null));
    expect(seen.size).toBe(lines.length);
  });
});

describe("facing", () => {
  it("pairs only lines that face each other", () => {
    const removed = line("removed", "a");
    const added = line("added", "A");
    const alone = line("added", "B");
    const pairs = facing(hunk([removed, added, alone]));
    expect(pairs.get(removed)).toBe(added);
    expect(pairs.get(added)).toBe(removed);
    expect(pairs.has(alone)).toBe(false);
  });
});

describe("linesBefore", () => {
  it("counts the unchanged lines that are not shown", () => {
    const first = hunk([line("same", "a"), line("removed", "b")], 4);
    const second = hunk([line("added", "c")], 16);
    expect(linesBefore(first, undefined)).toBe(3);
    expect(linesBefore(second, first)).toBe(10);
  });
});

describe("gapsOf", () => {
  const text = Array.from({ length: 20 }, (_line, at) => `line ${at + 1}`).join("\n");

  it("accounts for every line that no hunk shows, on both sides", () => {
    const hunks = [
      hunk([line("same", "line 4"), line("removed", "line 5")], 4),
      { ...hunk([line("added", "new")], 16), toStart: 15 },
    ];
    expect(gapsOf(hunks, 20)).toEqual([
      { count: 3, fromStart: 1, toStart: 1 },
      { count: 10, fromStart: 6, toStart: 5 },
      { count: 5, fromStart: 16, toStart: 16 },
    ]);
  });

  it("gives a gap its lines with the numbers of both sides", () => {
    const { lines } = gapHunk({ count: 2, fromStart: 6, toStart: 5 }, "from", text);
    expect(lines).toEqual([
      { op: "same", text: "line 6", fromLine: 6, toLine: 5 },
      { op: "same", text: "line 7", fromLine: 7, toLine: 6 },
    ]);
  });
});
