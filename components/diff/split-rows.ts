import type { DiffLine, Hunk } from "@/lib/contract/diff";

/** One line of the two columns; null where a side has none. */
export interface SplitRow {
  left: DiffLine | null;
  right: DiffLine | null;
}

/** Puts the lines of a hunk side by side: removed lines face the added ones that follow them. */
export function splitRows({ lines }: Hunk): SplitRow[] {
  const rows: SplitRow[] = [];
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const flush = () => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      rows.push({ left: removed[index] ?? null, right: added[index] ?? null });
    }
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.op === "same") {
      flush();
      rows.push({ left: line, right: line });
    } else if (line.op === "removed") {
      if (added.length > 0) flush();
      removed.push(line);
    } else added.push(line);
  }
  flush();
  return rows;
}

/** For a removed or added line, the line on the other side that it faces, for the marking of words. */
export function facing(hunk: Hunk): Map<DiffLine, DiffLine> {
  const pairs = new Map<DiffLine, DiffLine>();
  for (const { left, right } of splitRows(hunk)) {
    if (left === null || right === null || left === right) continue;
    pairs.set(left, right);
    pairs.set(right, left);
  }
  return pairs;
}

/** How many unchanged lines lie between two hunks, or before the first one. */
export const linesBefore = (hunk: Hunk, previous: Hunk | undefined): number => {
  if (previous === undefined) return Math.max(0, hunk.fromStart - 1);
  const fromLines = previous.lines.filter((line) => line.op !== "added").length;
  return Math.max(0, hunk.fromStart - (previous.fromStart + fromLines));
};

/** The unchanged lines of a file that no hunk shows: before each hunk, and after the last one. */
export interface Gap {
  count: number;
  fromStart: number;
  toStart: number;
}

/** What lies before the hunk at each place, with one more gap for what lies after the last. */
export function gapsOf(hunks: readonly Hunk[], fromLines: number): Gap[] {
  let next = { from: 1, to: 1 };
  const gaps = hunks.map((hunk, at) => {
    const gap = { count: linesBefore(hunk, hunks[at - 1]), fromStart: next.from, toStart: next.to };
    const length = (other: DiffLine["op"]) => hunk.lines.filter(({ op }) => op !== other).length;
    next = {
      from: next.from + gap.count + length("added"),
      to: next.to + gap.count + length("removed"),
    };
    return gap;
  });
  return [...gaps, { count: Math.max(0, fromLines - next.from + 1), fromStart: next.from, toStart: next.to }];
}

/** The lines of a gap, out of the whole text of one side. */
export function gapHunk({ count, fromStart, toStart }: Gap, side: "from" | "to", text: string): Hunk {
  const start = (side === "from" ? fromStart : toStart) - 1;
  const lines = text
    .split("\n")
    .slice(start, start + count)
    .map(
      (line, at): DiffLine => ({ op: "same", text: line, fromLine: fromStart + at, toLine: toStart + at }),
    );
  return { fromStart, toStart, lines };
}
