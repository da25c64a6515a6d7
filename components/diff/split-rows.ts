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
