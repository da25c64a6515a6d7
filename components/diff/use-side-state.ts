"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { Diff } from "@/lib/contract/diff";
import type { State } from "@/lib/contract/state";
import { apiClient } from "@/lib/queries/client";

/** The whole state of one side, for what a diff leaves out because it did not change. */
export interface SideState {
  of: "from" | "to";
  state: State | undefined;
  failed: boolean;
}

/** Reads the side that is a snapshot, which never moves; nothing before it is `wanted`. */
export function useSideState(diff: Diff, wanted: boolean): SideState {
  const of = diff.to.ref === "current" ? "from" : "to";
  const { ref } = diff[of];
  const read = useQuery({
    queryKey: ["snapshot-state", diff.sessionId, ref] as const,
    queryFn:
      wanted && ref !== "current"
        ? ({ signal }) => apiClient().sessions.getSnapshotState(diff.sessionId, ref, { signal })
        : skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { of, state: wanted ? read.data : undefined, failed: wanted && read.isError };
}
