import { describe, expect, it } from "vitest";
import { aSnapshot } from "@/components/timeline/testing/a-snapshot";
import { english } from "@/lib/i18n/testing/formats";
import { wordsOf } from "@/lib/i18n/words-of";
import { pickerGroups } from "./picker-groups";

const told = { words: wordsOf("en", "diff"), format: english, now: new Date("2026-11-22T04:00:00.000Z") };
const yesterday = aSnapshot(9, { createdAt: "2026-11-21T03:00:00.000Z", name: "older" });
const healthy = aSnapshot(20, { lastHealthy: true, tags: ["audit"] });
const newest = aSnapshot(30);

describe("pickerGroups", () => {
  const titles = (search: string) =>
    pickerGroups([newest, healthy, yesterday], search, told).map(({ title }) => title);

  it("puts the last healthy one first, then now, then the days", () => {
    expect(titles("")).toEqual(["Last healthy", null, "Today", "Yesterday"]);
  });

  it("finds by name, tag and time, and every word has to fit", () => {
    expect(titles("older")).toEqual(["Yesterday"]);
    expect(titles("audit 03:20")).toEqual(["Last healthy"]);
    expect(titles("audit 03:30")).toEqual([]);
  });
});
