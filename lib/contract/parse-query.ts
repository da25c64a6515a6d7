import { AppError } from "./errors";
import { AUDIT_OUTCOMES } from "./names";
import { isQueryKey, QUERY_KEYS, type Query, type QueryKey, type QueryTerm } from "./query";
import { isAge, isCount, isDate, isRatio } from "./query-values";

/** What a key takes: words to choose from, free text, or something that `>` and `<` compare. */
type KeyType = "text" | "age" | "moment" | "count" | "ratio" | readonly string[];

/** Every key of the query language and what it takes: for the parser, and for completions. */
export const QUERY_KEY_TYPES: Readonly<Record<QueryKey, KeyType>> = {
  status: ["failing", "degraded", "rolling_back", "healthy", "idle", "unknown"],
  agent: "text",
  model: "text",
  tag: "text",
  kind: ["manual", "scheduled", "pre_operation", "safety"],
  author: "text",
  session: "text",
  review: ["open", "done"],
  held: ["true", "false"],
  created: "moment",
  updated: "age",
  errors: "ratio",
  snapshot: "age",
  snapshots: "count",
  policy: "text",
};

/** The keys that the list of sessions understands, and the list of snapshots. */
export const SESSION_KEYS = [
  "status",
  "agent",
  "model",
  "session",
  "tag",
  "snapshots",
  "errors",
  "snapshot",
  "updated",
] as const satisfies readonly QueryKey[];
export const SNAPSHOT_KEYS: readonly QueryKey[] = [
  "tag",
  "kind",
  "author",
  "session",
  "review",
  "held",
  "created",
];

type KeyTypes = Partial<Readonly<Record<QueryKey, KeyType>>>;

/** The keys that the audit log understands, and what those take that mean something else there. */
export const AUDIT_KEYS = [
  "kind",
  "status",
  "author",
  "session",
  "agent",
  "snapshot",
  "tag",
  "review",
  "policy",
  "created",
] as const satisfies readonly QueryKey[];
export const AUDIT_KEY_TYPES: KeyTypes = { kind: "text", status: AUDIT_OUTCOMES, snapshot: "text" };

/**
 * Parses the query language: `status:failing tag:a,b -held:true snapshot:>1h "two words"`. Terms and words are joined by
 * "and", values by "or". `types` says what keys take that mean something else in this list. Throws `validation_failed` with `at` and `length` of what is wrong; the sentence counts from 1.
 */
export function parseQuery(
  text: string,
  allowed: readonly QueryKey[] = QUERY_KEYS,
  types: KeyTypes = {},
): Query {
  const query: Query = { terms: [], words: [] };
  const known = { ...QUERY_KEY_TYPES, ...types };
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const end = readPart(text, at, query, { allowed, types: known });
    at = skipSpace(text, end);
  }
  return query;
}

/** The text of a query: parsed again it gives the same query. */
export function printQuery({ terms, words }: Query): string {
  const parts = [
    ...terms.map((term) => ({ at: term.at, text: printTerm(term) })),
    ...words.map(({ at, text, negated }) => ({
      at,
      text: `${negated ? "-" : ""}${printText(text, /^-|^[A-Za-z][\w-]*:/)}`,
    })),
  ];
  return parts
    .sort((a, b) => a.at - b.at)
    .map((part) => part.text)
    .join(" ");
}

interface Vocabulary {
  allowed: readonly QueryKey[];
  types: Readonly<Record<QueryKey, KeyType>>;
}

/** Reads one term or word at `start` and answers where it ends. */
function readPart(text: string, start: number, query: Query, { allowed, types }: Vocabulary): number {
  const negated = text[start] === "-" && isPartAhead(text, start + 1);
  const at = negated ? start + 1 : start;
  const name = /^[A-Za-z][\w-]*(?=:)/.exec(text.slice(at))?.[0];
  if (name === undefined) {
    const word = readText(text, at, /\s/);
    query.words.push({ text: word.value, negated, at: start, length: word.end - start });
    return word.end;
  }
  const key = requireKey(name, at, allowed);
  const { end, ...value } = readValues(text, at + name.length + 1, key, types[key]);
  query.terms.push({ key, ...value, negated, at: start, length: end - start });
  return end;
}

const isPartAhead = (text: string, at: number) => at < text.length && !/\s/.test(text[at] ?? " ");

function requireKey(name: string, at: number, allowed: readonly QueryKey[]): QueryKey {
  const isKnown = isQueryKey(name);
  if (isKnown && allowed.includes(name)) return name;
  const what = isKnown ? `"${name}" cannot be asked of this list` : `There is no key "${name}"`;
  throw wrong(`${what}, at position ${at + 1}. Keys here: ${allowed.join(", ")}.`, at, name.length);
}

function readValues(
  text: string,
  start: number,
  key: QueryKey,
  type: KeyType,
): Pick<QueryTerm, "comparison" | "values"> & { end: number } {
  const comparison = readComparison(text, start, key, type);
  const first = readValue(text, comparison === "is" ? start : start + 1, key, type);
  const values: [string, ...string[]] = [first.value];
  let { end } = first;
  while (text[end] === ",") {
    if (comparison !== "is")
      throw wrong(`"${key}" is compared with one value; there is a comma at position ${end + 1}.`, end, 1);
    const next = readValue(text, end + 1, key, type);
    values.push(next.value);
    end = next.end;
  }
  return { comparison, values, end };
}

function readComparison(text: string, at: number, key: QueryKey, type: KeyType): QueryTerm["comparison"] {
  const sign = text[at];
  if (sign !== ">" && sign !== "<") return "is";
  if (type === "text" || typeof type === "object") {
    throw wrong(`"${key}" cannot be compared with ${sign}, at position ${at + 1}.`, at, 1);
  }
  return sign === ">" ? "above" : "below";
}

function readValue(text: string, at: number, key: QueryKey, type: KeyType): { value: string; end: number } {
  const read = readText(text, at, /[\s,]/);
  if (read.value === "")
    throw wrong(`"${key}" needs a value at position ${at + 1}.`, at, Math.max(1, read.end - at));
  const expected = describeMismatch(type, read.value);
  if (expected === undefined) return read;
  throw wrong(
    `"${read.value}" at position ${at + 1} is not a value of "${key}", which takes ${expected}.`,
    at,
    read.end - at,
  );
}

function describeMismatch(type: KeyType, value: string): string | undefined {
  if (typeof type === "object") return type.includes(value) ? undefined : type.join(", ");
  if (type === "age") return isAge(value) ? undefined : "an age such as 30m, 1h or 7d";
  if (type === "moment")
    return isAge(value) || isDate(value)
      ? undefined
      : "an age such as 1h or 7d, or a date such as 2026-11-22";
  if (type === "count") return isCount(value) ? undefined : "a number";
  if (type === "ratio") return isRatio(value) ? undefined : "a share such as 30% or 0.3";
  return undefined;
}

/** Reads quoted or bare text. Bare text ends before `until`; in quotes `\"` and `\\` stand for the characters. */
function readText(text: string, at: number, until: RegExp): { value: string; end: number } {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && !until.test(text[end] ?? "")) end += 1;
    return { value: text.slice(at, end), end };
  }
  const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(text.slice(at));
  if (quoted === null)
    throw wrong(`The quotation mark at position ${at + 1} is never closed.`, at, text.length - at);
  const end = at + quoted[0].length;
  if (end < text.length && !until.test(text[end] ?? "")) {
    throw wrong(`A space is missing before position ${end + 1}.`, end, 1);
  }
  const value = (quoted[1] ?? "").replace(/\\(.)/gs, "$1");
  if (value === "")
    throw wrong(`There is nothing between the quotation marks at position ${at + 1}.`, at, end - at);
  return { value, end };
}

function printTerm({ key, comparison, values, negated }: QueryTerm): string {
  const sign = { is: "", above: ">", below: "<" }[comparison];
  return `${negated ? "-" : ""}${key}:${sign}${values.map(printValue).join(",")}`;
}

/** A value as it stands behind a key: in quotation marks where it needs them. */
export const printValue = (value: string): string => printText(value, /^[<>]|,/);

const printText = (text: string, special: RegExp) =>
  /[\s"]/.test(text) || special.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : text;

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at += 1;
  return at;
}

const wrong = (detail: string, at: number, length: number) =>
  new AppError("validation_failed", detail, { extra: { at, length } });
