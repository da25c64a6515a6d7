import { describe, expect, it } from "vitest";
import { parseQuery, SESSION_KEYS } from "@/lib/contract/parse-query";
import { english } from "@/lib/i18n/testing/formats";
import { wordsOf } from "@/lib/i18n/words-of";
import { countUnsaved, sessionFilterKeys } from "./filter-keys";
import { aSession } from "./testing/a-session";

const NOW = Date.parse("2026-11-22T03:17:00Z");
const sessions = [
  aSession("a", { status: "failing", model: "gpt 5", updatedAt: "2026-11-22T03:00:00Z" }),
  aSession("b", { agentId: "ops", health: { errorRate: 0.4, runs: 5, windowMs: 1, ramBytes: null } }),
  aSession("c"),
];
const keys = sessionFilterKeys({
  sessions,
  tags: [{ text: "audit", count: 2 }],
  now: NOW,
  words: wordsOf("en", "sessions"),
  format: english,
});
const valuesOf = (name: string) => keys.find(({ key }) => key === name)?.values ?? [];
const counted = (name: string) => valuesOf(name).map(({ text, count }) => [text, count]);

describe("sessionFilterKeys", () => {
  it("offers every key of the list, and only values that the parser takes", () => {
    expect(keys.map(({ key }) => key)).toEqual([...SESSION_KEYS]);
    for (const { key, values } of keys)
      for (const { text } of values) expect(parseQuery(`${key}:${text}`, SESSION_KEYS).terms).toHaveLength(1);
  });

  it("counts the sessions that have a value", () => {
    expect(counted("status").slice(0, 2)).toEqual([
      ["failing", 1],
      ["degraded", 0],
    ]);
    expect(counted("agent")).toEqual([
      ["main", 2],
      ["ops", 1],
    ]);
    expect(counted("model")).toEqual([['"gpt 5"', 1]]);
    expect(counted("errors")).toEqual([
      [">5%", 1],
      [">30%", 1],
    ]);
    expect(counted("updated").slice(0, 2)).toEqual([
      [">1h", 2],
      ["<1h", 1],
    ]);
  });
});

describe("countUnsaved", () => {
  it("counts sessions without a snapshot of the last hour, those without any included", () => {
    expect(countUnsaved(sessions, NOW)).toBe(3);
  });
});
