import { describe, expect, it } from "vitest";
import { MESSAGES } from "./messages";

/** `noun.key` to text. */
function flatten(words: object, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${path}${key}`, value]] : flatten(value, `${path}${key}.`),
  );
}

/** The names between braces, and the tags: what a sentence is given. */
const givens = (text: string) =>
  [
    ...new Set([...text.matchAll(/\{(\w+)\s*[,}]|<(\w+)>/g)].map(([, name, tag]) => name ?? `<${tag}>`)),
  ].sort();

describe("messages", () => {
  const english = flatten(MESSAGES.en);
  const chinese = new Map(flatten(MESSAGES["zh-CN"]));

  it("are the same in both languages, and say the same things in each", () => {
    expect([...chinese.keys()].sort()).toEqual(english.map(([key]) => key).sort());
    for (const [key, text] of english)
      expect([key, givens(chinese.get(key) ?? "")]).toEqual([key, givens(text)]);
  });

  it("are translated: no Chinese text is the English one, but for names, keys and signs", () => {
    const same = english.filter(
      ([key, text]) => chinese.get(key) === text && /[a-z]{3,} [a-z]{3,}/i.test(text),
    );
    expect(same).toEqual([]);
  });

  it("never say oops, please, OK or something went wrong", () => {
    const banned = /\b(?:oops|please|sorry|something went wrong|OK|click here)\b|!/i;
    expect(english.filter(([, text]) => banned.test(text.replace(/\{[^}]*\}/g, "")))).toEqual([]);
  });
});
