"use client";

import { Info, Send, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Plan } from "@/lib/contract/rollback";

/** What else a person should know before rolling back, each in a line. */
export function EffectRemarks({ plan }: { plan: Plan }) {
  const words = useTranslations("timeline.remark");
  const remarks = [
    { key: "runs", count: plan.activeRuns.length, icon: TriangleAlert, tone: "text-warn" },
    { key: "notRestorable", count: plan.notRestorable.length, icon: TriangleAlert, tone: "text-warn" },
    { key: "shared", count: plan.sharedWith.length, icon: Info, tone: "text-ink-3" },
    { key: "calls", count: plan.leftTheSystem.toolCalls, icon: Send, tone: "text-ink-3" },
  ] as const;
  return (
    <ul className="flex flex-col gap-1.5 border-line border-t pt-2.5 text-ink-2 text-small">
      {remarks
        .filter(({ count }) => count > 0)
        .map(({ key, count, icon: Icon, tone }) => (
          <li key={key} className="flex gap-2">
            <Icon size={14} className={`mt-0.5 ${tone}`} aria-hidden="true" />
            {words(key, { count })}
          </li>
        ))}
    </ul>
  );
}
