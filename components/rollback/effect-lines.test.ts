import { describe, expect, it } from "vitest";
import type { Counts, Effects } from "@/lib/contract/rollback";
import { countLines, effectSentence, isWithoutEffect, partEffect } from "./effect-lines";

const counts = (part: Partial<Counts> = {}): Counts => ({
  messages: 0,
  memoryLines: 0,
  memoryFiles: 0,
  files: 0,
  tools: 0,
  skills: 0,
  settings: 0,
  ...part,
});
const effects = (part: Partial<Effects> = {}): Effects => ({
  drop: counts(),
  restore: counts(),
  keep: counts(),
  ...part,
});

describe("effects of a rollback as text", () => {
  it("lists only what is not zero, in the order of the parts", () => {
    const lines = countLines(counts({ tools: 1, messages: 35 }));
    expect(lines.map(({ count, noun }) => `${count} ${noun}`)).toEqual(["35 messages", "1 tool"]);
  });

  it("keeps the zero of a part that a switch has emptied", () => {
    expect(countLines(counts(), ["memory"])).toEqual([{ part: "memory", count: 0, noun: "memory lines" }]);
  });

  it("says removed and restored in one line for a part that has both", () => {
    const both = effects({ drop: counts({ memoryLines: 7 }), restore: counts({ memoryLines: 1 }) });
    expect(partEffect(both, "memory")).toBe("7 lines removed, 1 restored");
    expect(partEffect(both, "tools")).toBe("no change");
  });

  it("names what goes away before the click", () => {
    const drop = counts({ messages: 35, memoryLines: 7, tools: 1 });
    expect(effectSentence(effects({ drop }))).toBe("Removes 35 messages, 7 memory lines and 1 tool");
    expect(effectSentence(effects({ restore: counts({ files: 2 }) }))).toBe("Restores 2 workspace files");
  });

  it("does not call it without effect when something only comes back", () => {
    expect(isWithoutEffect(effects({ keep: counts({ messages: 3 }) }))).toBe(true);
    expect(isWithoutEffect(effects({ restore: counts({ settings: 1 }) }))).toBe(false);
  });
});
