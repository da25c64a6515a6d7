"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/ui/use-format";
import { needsAttention } from "./grouping";
import { useSessions } from "./use-sessions";

/** How many sessions need attention, for the navigation. Nothing when none does. */
export function AttentionCount() {
  const words = useTranslations("sessions");
  const format = useFormat();
  const { sessions } = useSessions("");
  const count = sessions?.filter(needsAttention).length ?? 0;
  if (count === 0) return null;
  return (
    <span className="num rounded-full bg-bad-soft px-1.5 text-bad text-micro">
      {format.count(count)}
      <span className="sr-only">{words("needAttention")}</span>
    </span>
  );
}
