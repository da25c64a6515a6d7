import { countText } from "@/components/ui/number-text";
import type { Diff } from "@/lib/contract/diff";
import { PART_NAMES, type Part } from "@/lib/contract/state";

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
  const order: Part[] = ["memory", ...PART_NAMES.filter((part) => part !== "memory")];
  const all = order.map((part) => {
    const { removed, added, changed } = counts[part];
    return { part, removed, added, changed };
  });
  return [...all.filter((count) => !isSame(count)), ...all.filter(isSame)];
}

/** `2 changed, 1 removed`, with the verbs of the direction. */
export function countsText({ removed, added, changed }: PartCount, addedVerb: string): string {
  const parts = [
    changed > 0 ? `${countText(changed)} changed` : "",
    removed > 0 ? `${countText(removed)} removed` : "",
    added > 0 ? `${countText(added)} ${addedVerb}` : "",
  ];
  return parts.filter((text) => text !== "").join(", ");
}
