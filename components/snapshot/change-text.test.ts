import { describe, expect, it } from "vitest";
import { chinese, english } from "@/lib/i18n/testing/formats";
import { wordsOf } from "@/lib/i18n/words-of";
import { type Changes, changeText as changeTextIn } from "./change-text";

const changeText = (change: Changes) =>
  changeTextIn(change, { words: wordsOf("en", "snapshot"), format: english });
const none = { added: 0, removed: 0, changed: 0 };
const changes = (part: Partial<Changes>): Changes => ({
  context: none,
  memory: none,
  files: none,
  tools: none,
  skills: none,
  settings: none,
  ...part,
});

describe("changeText", () => {
  it("leaves out what did not change", () => {
    expect(changeText(changes({}))).toBe("");
    expect(changeText(changes({ context: { ...none, added: 5 } }))).toBe("+5 messages");
  });

  it("signs every number and uses a real minus", () => {
    const text = changeText(
      changes({
        context: { ...none, added: 26 },
        memory: { ...none, added: 3, removed: 1 },
        tools: { ...none, added: 1 },
      }),
    );
    expect(text).toBe("+26 messages · memory +3 −1 · tool +1");
  });

  it("says changed where nothing came or went", () => {
    const text = changeText(changes({ files: { ...none, changed: 2 }, settings: { ...none, changed: 1 } }));
    expect(text).toBe("files 2 changed · setting 1 changed");
  });

  it("says the same in Chinese", () => {
    const text = changeTextIn(changes({ context: { ...none, added: 9 }, files: { ...none, changed: 2 } }), {
      words: wordsOf("zh-CN", "snapshot"),
      format: chinese,
    });
    expect(text).toBe("+9 条消息 · 文件 2 处更改");
  });

  it("uses the singular for one message", () => {
    expect(changeText(changes({ context: { ...none, removed: 1 } }))).toBe("−1 message");
  });
});
