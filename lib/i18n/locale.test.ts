import { describe, expect, it } from "vitest";
import { pickLocale } from "./locale";

describe("pickLocale", () => {
  it.each([
    [undefined, "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
    [undefined, "zh-Hant-TW", "zh-CN"],
    [undefined, "fr-FR, en;q=0.5, zh;q=0.7", "zh-CN"],
    [undefined, "de", "en"],
    [undefined, "zh;q=0, en;q=0.1", "en"],
    [undefined, "zh;q=nonsense, en;q=0.1", "en"],
    [undefined, null, "en"],
    ["zh-CN", "en", "zh-CN"],
    ["en", "zh-CN", "en"],
    ["../../etc", "zh", "zh-CN"],
  ])("takes the chosen one, then what the browser likes best: %s, %s", (chosen, header, locale) => {
    expect(pickLocale(chosen, header)).toBe(locale);
  });
});
