/** The keys of the query language. Which of them a list understands is the list's matter. */
export const QUERY_KEYS = [
  "status",
  "agent",
  "model",
  "tag",
  "kind",
  "author",
  "session",
  "review",
  "held",
  "created",
  "updated",
  "errors",
  "snapshot",
  "snapshots",
  "policy",
] as const;
export type QueryKey = (typeof QUERY_KEYS)[number];

export const isQueryKey = (name: string): name is QueryKey =>
  (QUERY_KEYS as readonly string[]).includes(name);

/** One `key:value` term. `at` is where it starts in the text, `values` are alternatives (`key:a,b`). */
export interface QueryTerm {
  key: QueryKey;
  comparison: "is" | "above" | "below";
  values: [string, ...string[]];
  negated: boolean;
  at: number;
  length: number;
}

/** A parsed query: all terms and all words must match. Words search names, without regard to case. */
export interface Query {
  terms: QueryTerm[];
  words: { text: string; negated: boolean; at: number; length: number }[];
}
