import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "./errors";
import { parseQuery, printQuery, QUERY_KEY_TYPES, SESSION_KEYS, SNAPSHOT_KEYS } from "./parse-query";
import { QUERY_KEYS, type Query, type QueryKey } from "./query";

const refusalOf = (text: string, keys?: readonly QueryKey[]): AppError => {
  try {
    parseQuery(text, keys);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error(`"${text}" was not refused`);
};

/** What a query means: where its parts stood does not matter. */
const meaning = ({ terms, words }: Query) => ({
  terms: terms.map(({ at: _at, length: _length, ...term }) => term),
  words: words.map(({ at: _at, length: _length, ...word }) => word),
});

const text = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(..."ab-:,<>\"\\ \t'é猫%.1") });

/** A value that the key takes. */
function aValueOf(key: QueryKey): fc.Arbitrary<string> {
  const type = QUERY_KEY_TYPES[key];
  if (typeof type === "object") return fc.constantFrom(...type);
  const number = fc.integer({ min: 0, max: 999_999 });
  if (type === "age" || type === "moment")
    return fc.tuple(number, fc.constantFrom(..."smhdw")).map(([count, unit]) => `${count}${unit}`);
  if (type === "count") return number.map(String);
  if (type === "ratio")
    return fc.tuple(number, fc.constantFrom("", "%")).map(([count, unit]) => `${count}${unit}`);
  return text;
}

const term = fc.constantFrom(...QUERY_KEYS).chain((key) => {
  const type = QUERY_KEY_TYPES[key];
  const comparable = type !== "text" && typeof type === "string";
  return fc.record({
    key: fc.constant(key),
    comparison: fc.constantFrom("is" as const, ...(comparable ? (["above", "below"] as const) : [])),
    values: fc.array(aValueOf(key), { minLength: 1, maxLength: 3 }),
    negated: fc.boolean(),
  });
});

describe("parseQuery", () => {
  it("reads terms, alternatives, negations, comparisons, quotes and words with their positions", () => {
    const query = parseQuery(' status:failing tag:a,"b c" -held:true errors:>30% "two words" -not');

    expect(query.terms).toEqual([
      { key: "status", comparison: "is", values: ["failing"], negated: false, at: 1, length: 14 },
      { key: "tag", comparison: "is", values: ["a", "b c"], negated: false, at: 16, length: 11 },
      { key: "held", comparison: "is", values: ["true"], negated: true, at: 28, length: 10 },
      { key: "errors", comparison: "above", values: ["30%"], negated: false, at: 39, length: 11 },
    ]);
    expect(query.words).toEqual([
      { text: "two words", negated: false, at: 51, length: 11 },
      { text: "not", negated: true, at: 63, length: 4 },
    ]);
  });

  it("takes the rest of a session key as the value, colons and all", () => {
    expect(parseQuery("session:agent:main:main").terms[0]?.values).toEqual(["agent:main:main"]);
  });

  it.each(["", "   ", "\n\t"])("finds nothing in '%s'", (empty) => {
    expect(parseQuery(empty)).toEqual({ terms: [], words: [] });
  });

  it.each([
    ["colour:red", 0, 6, "There is no key"],
    ["a b colour:red", 4, 6, "position 5"],
    ["-colour:red", 1, 6, "position 2"],
    ["tag:", 4, 1, "needs a value"],
    ["tag:a,,b", 6, 1, "needs a value"],
    ["tag:a,", 6, 1, "needs a value"],
    ["snapshot:>", 10, 1, "needs a value"],
    ["kind:mine", 5, 4, "manual, scheduled"],
    ["held:maybe", 5, 5, "true, false"],
    ["errors:>many", 8, 4, "share"],
    ["snapshot:>1y", 10, 2, "age"],
    ["created:>yesterday", 9, 9, "a date"],
    ["snapshots:few", 10, 3, "number"],
    ["tag:>a", 4, 1, "cannot be compared"],
    ["status:<failing", 7, 1, "cannot be compared"],
    ["snapshot:>1h,2h", 12, 1, "one value"],
    ['tag:"a', 4, 2, "never closed"],
    ['"a', 0, 2, "never closed"],
    ['"a"b', 3, 1, "space is missing"],
    ['tag:""', 4, 2, "nothing between"],
  ])("refuses %s at %i for %i characters: %s", (query, at, length, words) => {
    const refusal = refusalOf(query);

    expect(refusal.code).toBe("validation_failed");
    expect(refusal.extra).toEqual({ at, length });
    expect(refusal.detail).toContain(words);
  });

  it("refuses a key that the list does not have, and names those it has", () => {
    expect(refusalOf("kind:manual", SESSION_KEYS).detail).toContain("status, agent");
    expect(refusalOf("status:failing", SNAPSHOT_KEYS).detail).toContain("tag, kind");
  });

  it("gives the same query again after printing", () => {
    const words = fc.array(fc.record({ text, negated: fc.boolean() }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(term, { maxLength: 4 }), words, (terms, given) => {
        const query: Query = {
          terms: terms.map(({ values: [first = "", ...rest], ...other }, at) => ({
            ...other,
            values: other.comparison === "is" ? [first, ...rest] : [first],
            at,
            length: 0,
          })),
          words: given.map((word, at) => ({ ...word, at: 100 + at, length: 0 })),
        };

        expect(meaning(parseQuery(printQuery(query)))).toEqual(meaning(query));
      }),
      { numRuns: 2000 },
    );
  });

  it("answers any text with a query or a refusal that points into it", () => {
    const anything = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc
        .array(fc.oneof(text, fc.constantFrom("tag:", "held:", "-")), { maxLength: 6 })
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(anything, (input) => {
        try {
          const query = parseQuery(input);
          expect(meaning(parseQuery(printQuery(query)))).toEqual(meaning(query));
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          const { at, length } = error.extra as { at: number; length: number };
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(input.length);
          expect(length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
