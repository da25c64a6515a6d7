"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { SessionId } from "@/lib/contract/ids";
import { snapshotsOptions } from "@/lib/queries/options";

/** The snapshots of a session, newest first. */
export function useSnapshots(sessionId: SessionId) {
  const result = useInfiniteQuery(snapshotsOptions(sessionId));
  return { ...result, snapshots: result.data?.pages.flatMap((page) => page.items) };
}
