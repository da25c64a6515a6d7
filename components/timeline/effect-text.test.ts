import { describe, expect, it } from "vitest";
import { counts } from "@/components/rollback/testing/counts";
import type { Counts, Effects } from "@/lib/contract/rollback";
import { english } from "@/lib/i18n/testing/formats";
import { wordsOf } from "@/lib/i18n/words-of";
import { effectText } from "./effect-text";
import { memoryPreview } from "./memory-preview";
import { aDiff } from "./testing/a-diff";

const effects = (drop: Partial<Counts>, restore: Partial<Counts> = {}): Effects => ({
  drop: counts(drop),
  restore: counts(restore),
  keep: counts(),
});
const writer = { words: wordsOf("en", "timeline"), format: english };
const text = (
  ...[part, effect, diff]: Parameters<typeof effectText> extends [infer P, infer E, infer D, unknown]
    ? [P, E, D]
    : never
) => effectText(part, effect, diff, writer).text;

describe("effectText", () => {
  it("counts what the plan counts, before the comparison is there", () => {
    expect(text("context", effects({ messages: 35 }), undefined)).toBe("35 messages removed");
    expect(text("memory", effects({ memoryLines: 7 }, { memoryLines: 1 }), undefined)).toBe(
      "7 lines removed, 1 restored",
    );
    expect(text("skills", effects({}), undefined)).toBe("no change");
  });

  it("tells tokens and names from the comparison", () => {
    const diff = aDiff({
      tools: { removed: ["telegram_broadcast"], added: [], same: 11 },
      settings: { changes: [{ key: "thinking", from: "low", to: "medium", op: "changed" }], same: 1 },
    });
    expect(text("context", effects({ messages: 35 }), diff)).toBe("35 messages removed, 19k tokens");
    expect(text("tools", effects({ tools: 1 }), diff)).toBe("telegram_broadcast removed");
    expect(text("settings", effects({ settings: 1 }), diff)).toBe("thinking low → medium");
  });

  it("says what differs and stays, because no rollback can change it", () => {
    const diff = aDiff({ tools: { removed: ["a"], added: ["b"], same: 1 } });
    expect(text("tools", effects({}), diff)).toBe("2 differ, not changed by a rollback");
  });
});

describe("memoryPreview", () => {
  it("shows the line that was overwritten, with its number, before lines that only came", () => {
    const preview = memoryPreview(aDiff({}));
    expect(preview?.path).toBe("MEMORY.md");
    expect(preview?.line).toBe(4);
    expect(preview?.lines.map(({ op, text: content }) => [op, content])).toEqual([
      ["removed", "Refunds up to €500 may be approved."],
      ["added", "Refunds up to €50 may be approved."],
    ]);
    expect(preview?.more).toBe(1);
  });

  it("is not there when memory is the same", () => {
    const { memory } = aDiff({});
    expect(memoryPreview(aDiff({ memory: { ...memory, files: [] } }))).toBeNull();
  });
});
