"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { sessionsOptions } from "@/lib/queries/options";

/**
 * The sessions that match `query`, in the server's order: what needs attention first. Another query shows the sessions
 * of the one before, as `isPlaceholderData`, until its own have come.
 */
export function useSessions(query: string) {
  const result = useInfiniteQuery({ ...sessionsOptions(query), placeholderData: keepPreviousData });
  const pages = result.data?.pages;
  const sessions = useMemo(() => {
    // A session that moved up while pages were read is told of twice: the place it was seen in first counts.
    const byId = new Map(
      pages?.toReversed().flatMap(({ items }) => items.toReversed().map((one) => [one.id, one])),
    );
    return pages && [...byId.values()].toReversed();
  }, [pages]);
  return { ...result, sessions };
}

/** The same, with the pages behind the first one read by themselves. */
export function useAllSessions(query: string) {
  const list = useSessions(query);
  const { hasNextPage, isFetching, isError, isPlaceholderData, fetchNextPage } = list;
  const isDue = hasNextPage && !isFetching && !isError && !isPlaceholderData;
  useEffect(() => {
    if (isDue) void fetchNextPage({ cancelRefetch: false });
  }, [isDue, fetchNextPage]);
  return list;
}
