"use client";

import { useQueries } from "@tanstack/react-query";
import { isSameState } from "@/components/rollback/effect-lines";
import type { Snapshot } from "@/lib/contract/snapshot";
import { planOptions } from "@/lib/queries/options";

/** Whether the session is in the very state of the snapshot. False until that is known. */
export function useIsCurrent(snapshot: Snapshot | null): boolean {
  const asked = snapshot === null ? [] : [snapshot];
  const [plan] = useQueries({ queries: asked.map(({ sessionId, id }) => planOptions(sessionId, id)) });
  return snapshot !== null && plan?.data !== undefined && isSameState(plan.data, snapshot);
}
