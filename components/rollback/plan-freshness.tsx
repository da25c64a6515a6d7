"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { announce } from "@/components/ui/announcer";
import { useFormat } from "@/components/ui/use-format";
import { useNow } from "@/components/ui/use-now";
import type { Plan } from "@/lib/contract/rollback";

/** A busy agent must not make a screen reader talk without pause. */
const SAID_EVERY_MS = 10_000;

/** How the plan on screen was read: `failure` is why the last reading after it failed. */
export interface PlanReading {
  at: number;
  again: boolean;
  failure: string | null;
}

interface PlanFreshnessProps {
  plan: Plan;
  read: PlanReading;
}

/** Under the counts: how long it takes as a rule, that they changed while the window was open, or that they are old. */
export function PlanFreshness({ plan, read }: PlanFreshnessProps) {
  const words = useTranslations("rollback.freshness");
  const format = useFormat();
  // Both moments are the browser's own: its clock may be wrong, the difference is right.
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
    announce(words("changedAloud"));
  }, [plan.stateDigest, read.at, words]);

  const usual = plan.expectedDurationMs;
  const ageOf = (at: number) => format.age((now?.getTime() ?? at) - at);
  return (
    <p className="min-h-[18px] text-ink-3 text-small [overflow-wrap:anywhere]">
      {read.failure === null ? null : (
        <span className="text-warn">{words("old", { age: ageOf(read.at), detail: read.failure })} </span>
      )}
      {changedAt === null || read.failure !== null ? null : (
        <span className="text-warn">{words("changed", { age: ageOf(changedAt) })} </span>
      )}
      {read.again ? `${words("again")} ` : null}
      {usual
        ? words("usually", { usual: format.duration(usual.p50), most: format.duration(usual.p95) })
        : null}
    </p>
  );
}
