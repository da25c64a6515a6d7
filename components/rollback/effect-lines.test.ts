import { describe, expect, it } from "vitest";
import { Digest } from "@/lib/contract/ids";
import type { Effects } from "@/lib/contract/rollback";
import type { Run } from "@/lib/contract/session";
import { chinese, english } from "@/lib/i18n/testing/formats";
import { wordsOf } from "@/lib/i18n/words-of";
import { countedText, countLines, effectSentence, isWithoutEffect, noEffectText } from "./effect-lines";
import { counts } from "./testing/counts";

const words = wordsOf("en", "rollback");
const told = { words, format: english };

const effects = (part: Partial<Effects> = {}): Effects => ({
  drop: counts(),
  restore: counts(),
  keep: counts(),
  ...part,
});

const stateDigest = Digest.parse("a".repeat(64));
const planOf = (part: Partial<Effects>, activeRuns: Run[] = []) => ({
  effects: effects(part),
  stateDigest,
  activeRuns,
});

describe("effects of a rollback as text", () => {
  it("lists only what is not zero, in the order of the parts", () => {
    const lines = countLines(counts({ tools: 1, messages: 35 }));
    expect(lines.map((line) => countedText(line, words))).toEqual(["35 messages", "1 tool"]);
  });

  it("keeps the zero of a part that a switch has emptied", () => {
    expect(countLines(counts(), ["memory"])).toEqual([{ part: "memory", count: 0 }]);
  });

  it("names what goes away before the click", () => {
    const drop = counts({ messages: 35, memoryLines: 7, tools: 1 });
    expect(effectSentence(planOf({ drop }), { stateDigest }, told)).toBe(
      "Removes 35 messages, 7 memory lines and 1 tool",
    );
    expect(effectSentence(planOf({ restore: counts({ files: 2 }) }), { stateDigest }, told)).toBe(
      "Restores 2 workspace files",
    );
    expect(
      effectSentence(
        planOf({ drop }),
        { stateDigest },
        { words: wordsOf("zh-CN", "rollback"), format: chinese },
      ),
    ).toBe("移除 35 条消息、7 行记忆和1 个工具");
  });

  it("calls it the same state only when it is, and no run is active", () => {
    const other = { stateDigest: Digest.parse("b".repeat(64)) };
    const run: Run = { id: "run-1", startedAt: null };
    expect(noEffectText(planOf({}), { stateDigest }, words)).toBe("A rollback would change nothing.");
    expect(effectSentence(planOf({}), { stateDigest }, told)).toBe("Same as the current state");
    const differs = "Nothing that a rollback can change differs.";
    expect(noEffectText(planOf({}), other, words)).toBe(differs);
    expect(effectSentence(planOf({}), other, told)).toBe(differs);
    const aborts = `${differs} 1 active run would be aborted.`;
    expect(noEffectText(planOf({}, [run]), { stateDigest }, words)).toBe(aborts);
    expect(effectSentence(planOf({}, [run]), { stateDigest }, told)).toBe(aborts);
    expect(noEffectText(planOf({ drop: counts({ files: 1 }) }), other, words)).toBeNull();
  });

  it("does not call it without effect when something only comes back", () => {
    expect(isWithoutEffect(effects({ keep: counts({ messages: 3 }) }))).toBe(true);
    expect(isWithoutEffect(effects({ restore: counts({ settings: 1 }) }))).toBe(false);
  });
});
