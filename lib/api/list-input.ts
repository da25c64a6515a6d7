import type { PageQuery } from "@/lib/contract/page";
import { parseQuery } from "@/lib/contract/parse-query";
import type { Query, QueryKey } from "@/lib/contract/query";

/** The parsed form of a list's parameters. Throws `validation_failed` when the list does not understand the query. */
export function toListInput({ query, limit, cursor }: PageQuery, keys: readonly QueryKey[]) {
  const parsed: { query?: Query } = query === undefined ? {} : { query: parseQuery(query, keys) };
  return { ...parsed, limit, ...(cursor === undefined ? {} : { cursor }) };
}
