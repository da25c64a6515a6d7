import { describe, expect, it } from "vitest";
import { isDate, parseAge, parseCount, parseRatio, parseSize } from "./query-values";

describe("values of the query language", () => {
  it.each([
    ["30s", 30_000],
    ["30m", 1_800_000],
    ["1h", 3_600_000],
    ["1.5h", undefined],
    ["7d", 604_800_000],
    ["2w", 1_209_600_000],
    ["1", undefined],
    ["h", undefined],
    ["-1h", undefined],
    ["1 h", undefined],
    ["1y", undefined],
    ["", undefined],
  ])("reads the age %s as %s ms", (text, ms) => expect(parseAge(text)).toBe(ms));

  it.each([
    ["500MB", 500_000_000],
    ["2GiB", 2_147_483_648],
    ["1.5 kb", 1500],
    ["1024", 1024],
    ["7B", 7],
    ["MB", undefined],
    ["5TB", undefined],
    ["-5MB", undefined],
  ])("reads the size %s as %s bytes", (text, bytes) => expect(parseSize(text)).toBe(bytes));

  it.each([
    ["30%", 0.3],
    ["0.3", 0.3],
    ["100%", 1],
    ["%", undefined],
    ["many", undefined],
    ["1e3", undefined],
  ])("reads the share %s as %s", (text, share) => expect(parseRatio(text)).toBe(share));

  it.each([
    ["2026-11-22", true],
    ["2026-11-22T03:17Z", true],
    ["2026-11-22T03:17:42.000+01:00", true],
    ["2026-11-22T03:17", false],
    ["2026-13-01", false],
    ["yesterday", false],
  ])("takes %s for a date: %s", (text, expected) => expect(isDate(text)).toBe(expected));

  it.each([
    ["12", 12],
    ["1.5", 1.5],
    ["0x10", undefined],
    ["Infinity", undefined],
    ["", undefined],
  ])("reads the count %s as %s", (text, count) => expect(parseCount(text)).toBe(count));
});
