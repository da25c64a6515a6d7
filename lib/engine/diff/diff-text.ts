import { structuredPatch } from "diff";
import type { DiffLine, Hunk } from "@/lib/contract/diff";
import { countLines } from "../tree/content";

const CONTEXT_LINES = 3;
// Beyond this many edits the texts have little in common and a line diff neither helps nor ends in time.
const MAX_EDITS = 2000;

export interface TextDiff {
  removedLines: number;
  addedLines: number;
  /** Null when the texts are too different for a line diff: then all lines count as removed and added. */
  hunks: Hunk[] | null;
}

/** Line diff of two texts, with three unchanged lines around each change. */
export function diffText(from: string, to: string): TextDiff {
  const patch = structuredPatch("", "", from, to, "", "", {
    context: CONTEXT_LINES,
    maxEditLength: MAX_EDITS,
  });
  if (patch === undefined) return { removedLines: countLines(from), addedLines: countLines(to), hunks: null };
  const hunks = patch.hunks.map((hunk): Hunk => toHunk(hunk.oldStart, hunk.newStart, hunk.lines));
  const lines = hunks.flatMap((hunk) => hunk.lines);
  return {
    removedLines: lines.filter((line) => line.op === "removed").length,
    addedLines: lines.filter((line) => line.op === "added").length,
    hunks,
  };
}

function toHunk(fromStart: number, toStart: number, patchLines: string[]): Hunk {
  const lines: DiffLine[] = [];
  let from = fromStart;
  let to = toStart;
  for (const line of patchLines) {
    const text = line.slice(1);
    if (line.startsWith("-")) lines.push({ op: "removed", text, fromLine: from++, toLine: null });
    else if (line.startsWith("+")) lines.push({ op: "added", text, fromLine: null, toLine: to++ });
    // "\ No newline at end of file" is a remark, not a line.
    else if (!line.startsWith("\\")) lines.push({ op: "same", text, fromLine: from++, toLine: to++ });
  }
  return { fromStart, toStart, lines };
}
