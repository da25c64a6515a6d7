"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { SessionId } from "@/lib/contract/ids";
import { snapshotsOptions } from "@/lib/queries/options";

/** The snapshots of a session, newest first; with a query, those that match it. */
export function useSnapshots(sessionId: SessionId, query = "") {
  const result = useInfiniteQuery(snapshotsOptions(sessionId, query));
  const { data } = result;
  const snapshots = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return { ...result, snapshots };
}
