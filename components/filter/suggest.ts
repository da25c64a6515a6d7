/** A value that a key can be asked for. `text` is ready to stand in a query. */
export interface FilterValue {
  text: string;
  about?: string | undefined;
  /** How many things have it; left out where nobody counts. */
  count?: number | undefined;
}

/** A key of a list with what it means and the values to offer. */
export interface FilterKey {
  key: string;
  about: string;
  values: readonly FilterValue[];
}

export interface Suggestion {
  kind: "key" | "value";
  /** What is read: `status:` or `status:failing`. */
  text: string;
  /** What is typed once it is taken. */
  insert: string;
  about?: string | undefined;
  count?: number | undefined;
}

export interface Suggestions {
  /** The key whose values these are, or null. */
  of: string | null;
  items: Suggestion[];
}

const MAX_VALUES = 8;
const MAX_KEYS = 10;

/** What could be meant by what was typed so far: the values of a key, else keys and then values that contain it. */
export function suggest(draft: string, keys: readonly FilterKey[]): Suggestions {
  const [, sign = "", name, rest = ""] = /^(-?)([A-Za-z][\w-]*):(.*)$/s.exec(draft) ?? [];
  if (name === undefined) return { of: null, items: suggestKeys(draft, keys) };
  const key = keys.find((candidate) => candidate.key === name);
  return { of: key?.key ?? null, items: key ? suggestValues(key, sign, rest) : [] };
}

function suggestValues({ key, values }: FilterKey, sign: string, rest: string): Suggestion[] {
  const comma = rest.lastIndexOf(",") + 1;
  const before = rest.slice(0, comma);
  const taken = new Set(before.split(","));
  const begun = rest.slice(comma).toLowerCase();
  return ranked(values, begun)
    .filter(({ text }) => !taken.has(text))
    .slice(0, MAX_VALUES)
    .map((value) => toSuggestion(key, value, `${sign}${key}:${before}${value.text}`));
}

function suggestKeys(draft: string, keys: readonly FilterKey[]): Suggestion[] {
  const [, sign = "", word = ""] = /^(-?)(.*)$/s.exec(draft.toLowerCase()) ?? [];
  const named = keys
    .filter(({ key }) => key.startsWith(word))
    .slice(0, MAX_KEYS)
    .map(({ key, about }) => ({
      kind: "key" as const,
      text: `${key}:`,
      insert: `${sign}${key}:`,
      about,
    }));
  if (word === "") return named;
  const valued = keys.flatMap(({ key, values }) =>
    ranked(values, word).map((value) => toSuggestion(key, value, `${sign}${key}:${value.text}`)),
  );
  return [...named, ...valued.slice(0, MAX_VALUES)];
}

/** Those that begin so before those that contain it; the given order inside. */
function ranked(values: readonly FilterValue[], begun: string): FilterValue[] {
  const begins = values.filter(({ text }) => text.toLowerCase().startsWith(begun));
  const contains = values.filter(
    ({ text }) => text.toLowerCase().includes(begun) && !text.toLowerCase().startsWith(begun),
  );
  return [...begins, ...contains];
}

const toSuggestion = (key: string, { text, about, count }: FilterValue, insert: string): Suggestion => ({
  kind: "value",
  text: `${key}:${text}`,
  insert,
  about,
  count,
});
