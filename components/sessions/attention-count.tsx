"use client";

import { needsAttention } from "./grouping";
import { useSessions } from "./use-sessions";

/** How many sessions need attention, for the navigation. Nothing when none does. */
export function AttentionCount() {
  const { sessions } = useSessions("");
  const count = sessions?.filter(needsAttention).length ?? 0;
  if (count === 0) return null;
  return (
    <span className="num rounded-full bg-bad-soft px-1.5 text-bad text-micro">
      {count}
      <span className="sr-only"> need attention</span>
    </span>
  );
}
