"use client";

import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { ageText, durationText } from "@/components/ui/time-text";
import { useNow } from "@/components/ui/use-now";
import type { Plan } from "@/lib/contract/rollback";

/** A busy agent must not make a screen reader talk without pause. */
const SAID_EVERY_MS = 10_000;

interface PlanFreshnessProps {
  plan: Plan;
  read: { at: number; again: boolean };
}

/** Under the counts: how long it takes as a rule, and that the counts changed while the window was open. */
export function PlanFreshness({ plan, read }: PlanFreshnessProps) {
  const now = useNow(1000);
  const seen = useRef(plan.stateDigest);
  const [changedAt, setChangedAt] = useState<number | null>(null);
  const saidAt = useRef(0);

  useEffect(() => {
    if (seen.current === plan.stateDigest) return;
    seen.current = plan.stateDigest;
    setChangedAt(read.at);
    if (Date.now() - saidAt.current < SAID_EVERY_MS) return;
    saidAt.current = Date.now();
    announce("The session changed: the counts are new");
  }, [plan.stateDigest, read.at]);

  const usual = plan.expectedDurationMs
    ? `Usually takes ${durationText(plan.expectedDurationMs.p50)}, at most ${durationText(plan.expectedDurationMs.p95)} in 19 of 20 cases.`
    : "";
  const changed =
    changedAt === null || now === null ? "" : `Counts changed ${ageText(now.getTime() - changedAt)} ago.`;
  if (usual === "" && changed === "" && !read.again) return null;
  return (
    <p className="text-small text-ink-3">
      {changed ? <span className="text-warn">{changed} </span> : null}
      {read.again ? "Counting again. " : null}
      {usual}
    </p>
  );
}
