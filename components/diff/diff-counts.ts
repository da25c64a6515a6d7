import type { Diff } from "@/lib/contract/diff";
import { PART_NAMES } from "@/lib/contract/names";
import type { Part } from "@/lib/contract/state";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";
import type { AddedVerb } from "./direction";

/** What a part's tab shows: lines or things that go and come, or how many changed. */
export interface PartCount {
  part: Part;
  removed: number;
  added: number;
  changed: number;
}

export const isSame = ({ removed, added, changed }: PartCount): boolean => removed + added + changed === 0;

/** The counts of every part, changed ones first, each group in the order of the parts with memory leading. */
export function partCounts(diff: Diff): PartCount[] {
  const counts: Record<Part, Omit<PartCount, "part">> = {
    context: diff.context,
    memory: { removed: diff.memory.removedLines, added: diff.memory.addedLines, changed: 0 },
    files: diff.files,
    tools: { removed: diff.tools.removed.length, added: diff.tools.added.length, changed: 0 },
    skills: { removed: diff.skills.removed.length, added: diff.skills.added.length, changed: 0 },
    settings: { removed: 0, added: 0, changed: diff.settings.changes.length },
  };
  // A memory file may come or go without a line in it.
  if (counts.memory.removed + counts.memory.added === 0) counts.memory.changed = diff.memory.files.length;
  const order: Part[] = ["memory", ...PART_NAMES.filter((part) => part !== "memory")];
  const all = order.map((part) => {
    const { removed, added, changed } = counts[part];
    return { part, removed, added, changed };
  });
  return [...all.filter((count) => !isSame(count)), ...all.filter(isSame)];
}

interface Told {
  words: Words<"diff">;
  format: Format;
}

/** `2 changed, 1 removed`, with the verb of the direction. */
export function countsText(
  { removed, added, changed }: PartCount,
  addedVerb: AddedVerb,
  { words, format }: Told,
): string {
  return [
    changed > 0 ? words("section.changed", { count: format.count(changed) }) : "",
    removed > 0 ? words("section.removed", { count: format.count(removed) }) : "",
    added > 0 ? words(`section.${addedVerb}`, { count: format.count(added) }) : "",
  ]
    .filter((text) => text !== "")
    .join(words("comma"));
}

/** `7 lines removed, 1 line restored`. */
export function linesText({ removed, added }: PartCount, addedVerb: AddedVerb, { words }: Told): string {
  const linesAdded = addedVerb === "restored" ? "section.linesRestored" : "section.linesAdded";
  return [
    removed > 0 ? words("section.linesRemoved", { count: removed }) : "",
    added > 0 ? words(linesAdded, { count: added }) : "",
  ]
    .filter((text) => text !== "")
    .join(words("comma"));
}
