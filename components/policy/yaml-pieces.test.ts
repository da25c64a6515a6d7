import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yamlPieces } from "./yaml-pieces";

describe("yamlPieces", () => {
  it("tells keys, values and comments apart", () => {
    expect(
      yamlPieces("    - type: error_rate # often").map(({ kind, text }) => `${kind} ${text.trim()}`),
    ).toEqual(["space ", "sign -", "key type", "sign :", "value error_rate", "comment # often"]);
  });

  it("never loses a character", () => {
    const line = fc.string({ unit: fc.constantFrom(..." -:#\"'ab1.{},[]") });
    fc.assert(
      fc.property(line, (text) => {
        expect(
          yamlPieces(text)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
