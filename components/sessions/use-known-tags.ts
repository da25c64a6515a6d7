"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { FilterValue } from "@/components/filter/suggest";
import { printValue } from "@/lib/contract/parse-query";
import { newestSnapshotsOptions } from "@/lib/queries/options";

/** The tags on the newest snapshots and how many sessions have each; uncounted where older snapshots were not read. */
export function useKnownTags(isWanted: boolean): readonly FilterValue[] {
  const { data } = useQuery({ ...newestSnapshotsOptions(), enabled: isWanted });
  return useMemo(() => {
    const sessionsOf = new Map<string, Set<string>>();
    for (const { tags, sessionId } of data?.items ?? [])
      for (const tag of tags) sessionsOf.set(tag, (sessionsOf.get(tag) ?? new Set()).add(sessionId));
    return [...sessionsOf]
      .sort(([a, one], [b, other]) => other.size - one.size || a.localeCompare(b))
      .map(([tag, { size }]) => ({
        text: printValue(tag),
        ...(data?.nextCursor === null ? { count: size } : {}),
      }));
  }, [data]);
}
