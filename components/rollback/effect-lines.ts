import { PART_NAMES } from "@/lib/contract/names";
import type { Counts, Effects, Plan } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Part } from "@/lib/contract/state";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";

type RollbackWords = Words<"rollback">;

/** How much of one part. */
export interface CountLine {
  part: Part;
  count: number;
}

export const countOfPart = (counts: Counts, part: Part): number =>
  ({
    context: counts.messages,
    memory: counts.memoryLines,
    files: counts.files,
    tools: counts.tools,
    skills: counts.skills,
    settings: counts.settings,
  })[part];

/** The parts that are not zero, each with its count. A part in `always` is listed with its zero too. */
export const countLines = (counts: Counts, always: readonly Part[] = []): CountLine[] =>
  PART_NAMES.map((part) => ({ part, count: countOfPart(counts, part) })).filter(
    ({ part, count }) => count > 0 || always.includes(part),
  );

/** `35 messages`. */
export const countedText = ({ part, count }: CountLine, words: RollbackWords): string =>
  words.markup(`counted.${part}`, { count, n: (number) => number });

/** Whether nothing that is counted goes away or comes back. The states may differ all the same. */
export const isWithoutEffect = ({ drop, restore }: Effects): boolean =>
  countLines(drop).length === 0 && countLines(restore).length === 0;

type PlanInShort = Pick<Plan, "effects" | "stateDigest" | "activeRuns">;

/** Whether the session is in the very state of the snapshot and no run is about to change that. */
export const isSameState = (plan: PlanInShort, { stateDigest }: Pick<Snapshot, "stateDigest">): boolean =>
  isWithoutEffect(plan.effects) && plan.stateDigest === stateDigest && plan.activeRuns.length === 0;

/** What to say instead of counts when there are none; null when there are some. */
export function noEffectText(
  plan: PlanInShort,
  snapshot: Pick<Snapshot, "stateDigest">,
  words: RollbackWords,
): string | null {
  if (!isWithoutEffect(plan.effects)) return null;
  if (isSameState(plan, snapshot)) return words("effect.changesNothing");
  const count = plan.activeRuns.length;
  return count === 0 ? words("effect.nothingDiffers") : words("effect.nothingDiffersButRuns", { count });
}

/** The effect in a line for a small screen: `Removes 35 messages and 7 memory lines`. */
export function effectSentence(
  plan: PlanInShort,
  snapshot: Pick<Snapshot, "stateDigest">,
  { words, format }: { words: RollbackWords; format: Format },
): string {
  const things = (counts: Counts) => countLines(counts).map((line) => countedText(line, words));
  const removed = things(plan.effects.drop);
  if (removed.length > 0) return words("effect.removes", { things: format.list(removed) });
  const restored = things(plan.effects.restore);
  if (restored.length > 0) return words("effect.restores", { things: format.list(restored) });
  return isSameState(plan, snapshot) ? words("effect.same") : (noEffectText(plan, snapshot, words) ?? "");
}
