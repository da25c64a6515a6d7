import { countOf, countText } from "@/components/ui/number-text";
import type { Counts, Effects, Plan } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import { PART_NAMES, type Part } from "@/lib/contract/state";

/** One counted thing: `35` and `messages`. */
export interface CountLine {
  part: Part;
  count: number;
  noun: string;
}

type Noun = readonly [one: string, many: string];
const NOUNS: Record<Part, Noun> = {
  context: ["message", "messages"],
  memory: ["memory line", "memory lines"],
  files: ["workspace file", "workspace files"],
  tools: ["tool", "tools"],
  skills: ["skill", "skills"],
  settings: ["setting", "settings"],
};

const countOfPart = (counts: Counts, part: Part): number =>
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
  PART_NAMES.map((part) => {
    const count = countOfPart(counts, part);
    return { part, count, noun: count === 1 ? NOUNS[part][0] : NOUNS[part][1] };
  }).filter(({ part, count }) => count > 0 || always.includes(part));

/** Whether nothing that is counted goes away or comes back. The states may differ all the same. */
export const isWithoutEffect = ({ drop, restore }: Effects): boolean =>
  countLines(drop).length === 0 && countLines(restore).length === 0;

type PlanInShort = Pick<Plan, "effects" | "stateDigest" | "activeRuns">;

/** Whether the session is in the very state of the snapshot and no run is about to change that. */
export const isSameState = (plan: PlanInShort, { stateDigest }: Pick<Snapshot, "stateDigest">): boolean =>
  isWithoutEffect(plan.effects) && plan.stateDigest === stateDigest && plan.activeRuns.length === 0;

/** What to say instead of counts when there are none; null when there are some. */
export function noEffectText(plan: PlanInShort, snapshot: Pick<Snapshot, "stateDigest">): string | null {
  if (!isWithoutEffect(plan.effects)) return null;
  if (isSameState(plan, snapshot)) return "A rollback would change nothing.";
  const runs = plan.activeRuns.length;
  const aborted = runs === 0 ? "" : ` ${countOf(runs, "active run")} would be aborted.`;
  return `Nothing that a rollback can change differs.${aborted}`;
}

/** `35 messages removed`, `7 lines removed, 1 restored`, `no change`: what happens to one part. */
export function partEffect({ drop, restore }: Effects, part: Part): string {
  const removed = countOfPart(drop, part);
  const restored = countOfPart(restore, part);
  const [one, many] = part === "memory" ? (["line", "lines"] as const) : NOUNS[part];
  if (removed > 0 && restored > 0)
    return `${countOf(removed, one, many)} removed, ${countText(restored)} restored`;
  if (removed > 0) return `${countOf(removed, one, many)} removed`;
  return restored > 0 ? `${countOf(restored, one, many)} restored` : "no change";
}

/** The effect in a line for a small screen: `Removes 35 messages and 7 memory lines`. */
export function effectSentence(plan: PlanInShort, snapshot: Pick<Snapshot, "stateDigest">): string {
  const { effects } = plan;
  const name = ({ count, noun }: CountLine) => `${countText(count)} ${noun}`;
  const removed = countLines(effects.drop).map(name);
  if (removed.length > 0) return `Removes ${joined(removed)}`;
  const restored = countLines(effects.restore).map(name);
  if (restored.length > 0) return `Restores ${joined(restored)}`;
  return isSameState(plan, snapshot) ? "Same as the current state" : (noEffectText(plan, snapshot) ?? "");
}

const joined = (parts: string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
