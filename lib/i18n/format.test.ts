import { describe, expect, it } from "vitest";
import { chinese, english } from "./testing/formats";

const MINUTE = 60_000;
const { age, duration, dayTitle, count, signed, list, tokens, percent, bytes } = english;

describe("times", () => {
  it("round ages down and never show a negative one", () => {
    const ages = [-500, 4_900, 20 * MINUTE + 59_000, 60 * MINUTE, 64 * MINUTE, 6.9 * 24 * 60 * MINUTE];
    expect(ages.map(age)).toEqual(["0 s", "4 s", "20 m", "1 h", "1 h 4 m", "6 d"]);
    expect(ages.map(chinese.age)).toEqual(["0 秒", "4 秒", "20 分钟", "1 小时", "1 小时 4 分", "6 天"]);
  });

  it("say now within the first second, also of what a fast clock puts into the future", () => {
    expect([-2_000, 999, 1_000].map(english.ago)).toEqual(["now", "now", "1 s ago"]);
    expect(chinese.ago(20 * MINUTE)).toBe("20 分钟前");
  });

  it("keep a length of time readable from milliseconds to hours", () => {
    expect([0, 40, 400, 6_200, 59_940, 59_960, 246_000, 3_840_000].map(duration)).toEqual([
      "0 ms",
      "40 ms",
      "0.4 s",
      "6.2 s",
      "59.9 s",
      "1 m 00 s",
      "4 m 06 s",
      "1 h 04 m",
    ]);
  });

  it("name today and yesterday, and other days by date", () => {
    const now = new Date("2026-11-22T03:17:00Z");
    const days = ["2026-11-22T00:01:00Z", "2026-11-21T23:59:00Z", "2026-11-10T12:00:00Z"];
    expect(days.map((at) => dayTitle(at, now))).toEqual(["Today", "Yesterday", "Tue 10 Nov"]);
    expect(days.map((at) => chinese.dayTitle(at, now))).toEqual(["今天", "昨天", "11月10日周二"]);
  });

  it("have a 24-hour clock in every language", () => {
    const at = "2026-11-22T00:05:09Z";
    expect([english.clock(at), chinese.clock(at), english.minute(at), english.zone(at)]).toEqual([
      "00:05:09",
      "00:05:09",
      "00:05",
      "UTC",
    ]);
  });
});

describe("numbers", () => {
  it("group thousands and use a real minus sign", () => {
    expect([48210, -3].map(count)).toEqual(["48,210", "−3"]);
    expect([9, -1, 0].map(signed)).toEqual(["+9", "−1", "0"]);
  });

  it("are listed as each language lists", () => {
    expect([["a"], ["a", "b"], ["a", "b", "c"]].map(list)).toEqual(["a", "a and b", "a, b and c"]);
    expect(chinese.list(["甲", "乙", "丙"])).toBe("甲、乙和丙");
  });

  it("round tokens to thousands, finely only where asked and from 100k on", () => {
    expect([640, 9_400, 128_400, 402_000, 999_700, 1_240_000].map((value) => tokens(value))).toEqual([
      "640",
      "9k",
      "128k",
      "402k",
      "1M",
      "1.2M",
    ]);
    expect([96_200, 109_800, 128_000].map((value) => tokens(value, true))).toEqual(["96k", "109.8k", "128k"]);
  });

  it("show percent with one decimal below ten", () => {
    expect([0, 0.008, 0.02, 0.0996, 0.41, 1].map(percent)).toEqual([
      "0%",
      "0.8%",
      "2%",
      "10%",
      "41%",
      "100%",
    ]);
  });

  it("show sizes in the unit that keeps them short", () => {
    expect([0, 940, 1_800, 312_000_000, 1_840_000, 999_600, 4e12].map(bytes)).toEqual([
      "0 B",
      "940 B",
      "1.8 kB",
      "312 MB",
      "1.8 MB",
      "1.0 MB",
      "4.0 TB",
    ]);
  });
});
