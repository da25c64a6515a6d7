import { describe, expect, it } from "vitest";
import { ageText, dayTitle, durationText } from "./time-text";

describe("time as text", () => {
  it("rounds ages down and never shows a negative one", () => {
    const minutes = 60_000;
    expect(
      [-500, 4_900, 20 * minutes + 59_000, 60 * minutes, 64 * minutes, 6.9 * 24 * 60 * minutes].map(ageText),
    ).toEqual(["0 s", "4 s", "20 m", "1 h", "1 h 4 m", "6 d"]);
  });

  it("keeps a length of time readable from milliseconds to hours", () => {
    expect([0, 40, 400, 6_200, 59_940, 59_960, 246_000, 3_840_000].map(durationText)).toEqual([
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

  it("names today and yesterday, and other days by date", () => {
    const now = new Date(2026, 10, 22, 3, 17);
    expect(dayTitle(new Date(2026, 10, 22, 0, 1), now)).toBe("Today");
    expect(dayTitle(new Date(2026, 10, 21, 23, 59), now)).toBe("Yesterday");
    expect(dayTitle(new Date(2026, 10, 10, 12, 0), now)).toBe("Tue 10 Nov");
  });
});
