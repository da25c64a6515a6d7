import { describe, expect, it } from "vitest";
import { REASON_CODES, REASON_VALUES } from "@/lib/contract/reason";
import { toEnglish } from "@/lib/engine/reasons/sentence";
import { SAMPLE_REASONS } from "@/lib/engine/testing/sample-reasons";
import { createFormat } from "./format";
import type { Locale } from "./locale";
import { MESSAGES } from "./messages";
import { joinSentences, splitSentence, type ToldReason, tellReasons } from "./tell-reasons";
import { wordsOf } from "./words-of";

const readerOf = (locale: Locale) => ({
  words: wordsOf(locale, "reasons"),
  format: createFormat(locale, "utc", wordsOf(locale, "units")),
});
const READERS = { en: readerOf("en"), "zh-CN": readerOf("zh-CN") };

const told = (locale: Locale, reasons: readonly ToldReason[]) => tellReasons(reasons, READERS[locale]);

/** The API names moments in full and in UTC; a page tells them by the reader's clock. */
const byClock = (text: string) =>
  text.replace(/(\d\d:\d\d) UTC/g, "$1").replace(/\d{4}-\d\d-\d\dT(\d\d:\d\d):[\d.]+Z/g, "$1");

const valuesIn = (text: string) => new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name));

describe("the sentences of the server", () => {
  it.each(["en", "zh-CN"] as const)("are there in %s for every code, and for no other", (locale) => {
    const { named: _named, ...sentences } = MESSAGES[locale].reasons;
    expect(Object.keys(sentences).sort()).toEqual([...REASON_CODES].sort());
  });

  it.each(["en", "zh-CN"] as const)("say in %s every value that they are given", (locale) => {
    for (const code of REASON_CODES)
      expect([code, valuesIn(MESSAGES[locale].reasons[code])]).toEqual([
        code,
        new Set(Object.keys(REASON_VALUES[code].shape)),
      ]);
  });

  it("are in English what the API says", () => {
    for (const reason of SAMPLE_REASONS) expect(told("en", [reason])?.[0]).toBe(byClock(toEnglish([reason])));
  });

  it("are in Chinese another text, and end as the English one does", () => {
    const ends: Record<string, string> = { ".": "。", ":": "：" };
    for (const reason of SAMPLE_REASONS.filter(({ code }) => code !== "quoted")) {
      const english = toEnglish([reason]);
      const chinese = told("zh-CN", [reason])?.[0] ?? "";
      expect(chinese).not.toBe(english);
      const end = ends[english.at(-1) ?? ""];
      if (end !== undefined) expect([reason.code, chinese.at(-1)]).toEqual([reason.code, end]);
    }
  });

  it("leave a text to the English one when one of its sentences is not known", () => {
    expect(told("zh-CN", [{ code: "already_same", values: {} }])).toEqual(["已经一致。"]);
    expect(
      told("zh-CN", [
        { code: "already_same", values: {} },
        { code: "of_tomorrow", values: {} },
      ]),
    ).toBe(undefined);
    expect(told("zh-CN", [{ code: "named", values: {} }])).toBe(undefined);
    expect(told("zh-CN", [])).toBe(undefined);
  });

  it("are told apart in an English text at their ends, not in the middle of a number", () => {
    expect(splitSentence("RAM grew 1.5 MB. Since 02:57.")).toEqual(["RAM grew 1.5 MB.", "Since 02:57."]);
    expect(splitSentence("Error rate 41%")).toEqual(["Error rate 41%"]);
  });

  it("follow one another without a space in Chinese", () => {
    expect(joinSentences(["一。", "二。"], { locale: "zh-CN" })).toBe("一。二。");
    expect(joinSentences(["One.", "Two."], { locale: "en" })).toBe("One. Two.");
  });
});
