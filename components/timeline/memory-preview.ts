import { facing } from "@/components/diff/split-rows";
import type { Diff, DiffLine, FileDiff, Hunk } from "@/lib/contract/diff";

/** The few memory lines that say most about a rollback, each with the line it faces on the other side. */
export interface MemoryPreview {
  path: string;
  line: number;
  lines: (DiffLine & { other: string | undefined })[];
  /** Changed lines that are not shown. */
  more: number;
}

const MOST_LINES = 4;

/** What was overwritten tells more than what only came; so that comes first. Null when there is nothing to show. */
export function memoryPreview({ memory }: Diff): MemoryPreview | null {
  const candidates = memory.files.flatMap((file) => (file.hunks ?? []).map((hunk) => ({ file, hunk })));
  const best = candidates.find(({ hunk }) => facing(hunk).size > 0) ?? candidates[0];
  return best === undefined ? null : previewOf(best.file, best.hunk, memory.removedLines + memory.addedLines);
}

function previewOf(file: FileDiff, hunk: Hunk, changed: number): MemoryPreview | null {
  const pairs = facing(hunk);
  const changes = hunk.lines.filter(({ op }) => op !== "same");
  const first = changes.findIndex((line) => pairs.has(line));
  const shown = changes.slice(Math.max(0, first), Math.max(0, first) + MOST_LINES);
  const [begin] = shown;
  if (begin === undefined) return null;
  return {
    path: file.path,
    line: begin.fromLine ?? begin.toLine ?? 1,
    lines: shown.map((line) => ({ ...line, other: pairs.get(line)?.text })),
    more: Math.max(0, changed - shown.length),
  };
}
