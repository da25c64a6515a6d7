"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { sessionsOptions } from "@/lib/queries/options";

/** The sessions that match `query`, in the server's order: what needs attention first. */
export function useSessions(query: string) {
  const result = useInfiniteQuery(sessionsOptions(query));
  return { ...result, sessions: result.data?.pages.flatMap((page) => page.items) };
}
