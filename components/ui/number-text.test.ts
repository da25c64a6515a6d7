import { describe, expect, it } from "vitest";
import { bytesText, countOf, countText, percentText, signedText, tokensText } from "./number-text";

describe("numbers as text", () => {
  it("groups thousands and uses a real minus sign", () => {
    expect(countText(48210)).toBe("48,210");
    expect(countText(-3)).toBe("−3");
    expect(signedText(9)).toBe("+9");
    expect(signedText(-1)).toBe("−1");
    expect(signedText(0)).toBe("0");
  });

  it("names one thing in the singular", () => {
    expect(countOf(1, "message")).toBe("1 message");
    expect(countOf(0, "message")).toBe("0 messages");
    expect(countOf(2, "entry", "entries")).toBe("2 entries");
  });

  it("rounds tokens to thousands, finely only where asked and from 100k on", () => {
    expect([640, 9_400, 128_400, 402_000].map((tokens) => tokensText(tokens))).toEqual([
      "640",
      "9k",
      "128k",
      "402k",
    ]);
    expect([96_200, 109_800, 128_000].map((tokens) => tokensText(tokens, true))).toEqual([
      "96k",
      "109.8k",
      "128k",
    ]);
    expect([1_000_000, 1_240_000, 999_700].map((tokens) => tokensText(tokens))).toEqual(["1M", "1.2M", "1M"]);
  });

  it("shows percent with one decimal below ten", () => {
    expect([0, 0.008, 0.02, 0.0996, 0.41, 1].map(percentText)).toEqual([
      "0%",
      "0.8%",
      "2%",
      "10%",
      "41%",
      "100%",
    ]);
  });

  it("shows sizes in the unit that keeps them short", () => {
    expect([0, 940, 1_800, 312_000_000, 1_840_000, 999_600, 4e12].map(bytesText)).toEqual([
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
