"use client";

import { useQueries } from "@tanstack/react-query";
import { isSameState, isWithoutEffect } from "@/components/rollback/effect-lines";
import type { Snapshot } from "@/lib/contract/snapshot";
import { planOptions } from "@/lib/queries/options";

/**
 * How a session stands to a snapshot: in its very state, in all of it that a rollback can bring about, or elsewhere,
 * which is also said until it is known.
 */
export type Standing = "same" | "reached" | "elsewhere";

export function useStanding(snapshot: Snapshot | null): Standing {
  const asked = snapshot === null ? [] : [snapshot];
  const [{ data: plan } = {}] = useQueries({
    queries: asked.map(({ sessionId, id }) => planOptions(sessionId, id)),
  });
  if (snapshot === null || plan === undefined) return "elsewhere";
  if (isSameState(plan, snapshot)) return "same";
  return isWithoutEffect(plan.effects) && plan.activeRuns.length === 0 ? "reached" : "elsewhere";
}
