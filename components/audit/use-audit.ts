"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { auditCountsOptions, auditOptions } from "@/lib/queries/options";

/** The events that match, newest first. Another query shows those of the one before until its own have come. */
export function useAudit(query: string) {
  const result = useInfiniteQuery({ ...auditOptions(query), placeholderData: keepPreviousData });
  const pages = result.data?.pages;
  const events = useMemo(() => pages?.flatMap(({ items }) => items), [pages]);
  return { ...result, events };
}

/** How many events match; undefined until that is known, and while the query is refused. */
export const useAuditCounts = (query: string) => useQuery(auditCountsOptions(query)).data;
