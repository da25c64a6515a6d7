import { describe, expect, it } from "vitest";
import { type Changes, changeText } from "./change-text";

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

  it("uses the singular for one message", () => {
    expect(changeText(changes({ context: { ...none, removed: 1 } }))).toBe("−1 message");
  });
});
