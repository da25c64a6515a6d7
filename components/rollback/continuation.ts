import type { Counts, Plan } from "@/lib/contract/rollback";

/** What an agent that works on adds to, so that a rollback removes more of it than a moment before. */
const GROWING = ["messages", "memoryLines", "memoryFiles"] as const;

/**
 * Whether everything a person confirmed still holds, and the agent has only written on: the same comes back and stays,
 * nothing more is lost for good, and what goes away on top is in the safety snapshot. Anything else has to be asked
 * about again.
 */
export function isContinuation(confirmed: Plan, now: Plan): boolean {
  return (
    confirmed.confirmation === now.confirmation &&
    confirmed.sharedWith.length === now.sharedWith.length &&
    JSON.stringify(confirmed.notRestorable) === JSON.stringify(now.notRestorable) &&
    sameCounts(confirmed.effects.restore, now.effects.restore) &&
    sameCounts(confirmed.effects.keep, now.effects.keep) &&
    onlyGrew(confirmed.effects.drop, now.effects.drop)
  );
}

const sameCounts = (one: Counts, other: Counts): boolean => JSON.stringify(one) === JSON.stringify(other);

function onlyGrew(before: Counts, after: Counts): boolean {
  const rest = { ...after };
  for (const name of GROWING) {
    if (after[name] < before[name]) return false;
    rest[name] = before[name];
  }
  return sameCounts(before, rest);
}
