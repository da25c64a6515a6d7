import { diffLines } from "diff";

/** Policies are short; two texts that have nothing in common are not compared for long. */
const LONGEST_MS = 200;

/** The numbers of the lines, from 1, that are not as they were saved. Removed ones count for the line that follows. */
export function changedLines(saved: string, text: string): ReadonlySet<number> {
  const changes = diffLines(saved, text, { timeout: LONGEST_MS });
  const changed = new Set<number>();
  if (changes === undefined) {
    for (let line = 1; line <= text.split("\n").length; line += 1) changed.add(line);
    return changed;
  }
  let line = 1;
  for (const { added, removed, count } of changes) {
    if (removed) changed.add(line);
    else if (added) for (let at = line; at < line + count; at += 1) changed.add(at);
    if (!removed) line += count;
  }
  return changed;
}
