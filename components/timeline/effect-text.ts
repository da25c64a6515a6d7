import { countOfPart } from "@/components/rollback/effect-lines";
import type { Diff } from "@/lib/contract/diff";
import type { Json } from "@/lib/contract/json";
import type { Effects } from "@/lib/contract/rollback";
import type { Part } from "@/lib/contract/state";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";

interface EffectWriter {
  words: Words<"timeline">;
  format: Pick<Format, "count" | "tokens" | "list">;
}

/** What a rollback does to one part. Null when nothing changes in it. */
export type EffectText = { text: string; quiet: boolean };

/** Named one by one up to this many, else counted. */
const MOST_NAMED = 2;

/**
 * `35 messages removed, 18.6k tokens`, `telegram_broadcast removed`, `thinking low → medium`, `no change`: what the plan
 * says of a part, with names from the comparison once that is there.
 */
export function effectText(
  part: Part,
  { drop, restore }: Effects,
  diff: Diff | undefined,
  writer: EffectWriter,
): EffectText {
  const { words } = writer;
  const removed = countOfPart(drop, part);
  const restored = countOfPart(restore, part);
  if (removed + restored === 0) {
    const differing = diff === undefined ? 0 : differences(part, diff);
    return differing > 0
      ? { text: words("effect.stays", { count: differing }), quiet: true }
      : { text: words("effect.none"), quiet: true };
  }
  const named = diff === undefined ? null : namesText(part, diff, writer);
  const counted = [
    ...(removed > 0 ? [words(`effect.removed.${part}`, { count: removed })] : []),
    ...(restored > 0
      ? [
          removed > 0
            ? words("effect.restoredToo", { count: restored })
            : words(`effect.restored.${part}`, { count: restored }),
        ]
      : []),
    ...(part === "context" && diff ? tokensText(diff, writer) : []),
  ].join(words("effect.joint"));
  return { text: named ?? counted, quiet: false };
}

/** How much of a part differs at all: what a rollback leaves alone may differ too. */
function differences(part: Part, diff: Diff): number {
  if (part === "tools" || part === "skills") return diff[part].removed.length + diff[part].added.length;
  if (part === "settings") return diff.settings.changes.length;
  if (part === "memory") return diff.memory.removedLines + diff.memory.addedLines;
  return diff[part].removed + diff[part].added + diff[part].changed;
}

function tokensText({ from, to }: Diff, { words, format }: EffectWriter): string[] {
  const tokens =
    from.contextTokens === null || to.contextTokens === null ? 0 : from.contextTokens - to.contextTokens;
  return tokens > 0 ? [words("effect.tokens", { tokens: format.tokens(tokens, true) })] : [];
}

function namesText(part: Part, diff: Diff, { words, format }: EffectWriter): string | null {
  if (part === "settings") {
    const { changes } = diff.settings;
    if (changes.length > MOST_NAMED) return null;
    return changes
      .map(({ key, from, to }) =>
        words("effect.setting", { key, from: valueText(from, words), to: valueText(to, words) }),
      )
      .join(words("effect.joint"));
  }
  if (part !== "tools" && part !== "skills") return null;
  const { removed, added } = diff[part];
  if (removed.length + added.length > MOST_NAMED) return null;
  return [
    ...(removed.length > 0 ? [words("effect.namesRemoved", { names: format.list(removed) })] : []),
    ...(added.length > 0 ? [words("effect.namesRestored", { names: format.list(added) })] : []),
  ].join(words("effect.joint"));
}

function valueText(value: Json, words: Words<"timeline">): string {
  if (value === null) return words("effect.unset");
  return typeof value === "string" ? value : JSON.stringify(value);
}
