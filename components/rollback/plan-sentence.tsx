"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "@/components/ui/use-format";
import type { Snapshot } from "@/lib/contract/snapshot";
import { planOptions } from "@/lib/queries/options";
import { effectSentence } from "./effect-lines";

/** The effect in one line, for a small screen. */
export function PlanSentence({ snapshot }: { snapshot: Snapshot }) {
  const words = useTranslations("rollback");
  const format = useFormat();
  const plan = useQuery(planOptions(snapshot.sessionId, snapshot.id));
  if (plan.data) return effectSentence(plan.data, snapshot, { words, format });
  return words(plan.isError ? "effect.notComputedShort" : "effect.computingShort");
}
