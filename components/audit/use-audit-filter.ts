"use client";

import { parseAsString, useQueryState } from "nuqs";

/** What the list shows unless the address says otherwise; `?query=` in it means everything. */
const DEFAULT_QUERY = "created:<24h";
/** The snapshots that somebody has still to look at. */
export const TO_REVIEW = "tag:audit review:open";

// Without a default of nuqs, which would leave an empty query out of the address.
const QUERY = parseAsString.withOptions({ history: "replace", scroll: false });

/** The filter of the list, kept in the address so that a link reproduces it. */
export function useAuditFilter(): [string, (query: string) => void] {
  const [query, setQuery] = useQueryState("query", QUERY);
  return [query ?? DEFAULT_QUERY, (next) => void setQuery(next === DEFAULT_QUERY ? null : next)];
}
