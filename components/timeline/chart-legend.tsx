"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { KindMark } from "@/components/snapshot/kind-mark";
import type { SnapshotKind } from "@/lib/contract/snapshot";

const KINDS: SnapshotKind[] = ["scheduled", "manual", "pre_operation", "safety"];

/** What the shapes of the chart mean. */
export function ChartLegend() {
  const words = useTranslations("timeline.chart");
  const kinds = useTranslations("snapshot.kinds");
  return (
    <span
      className="flex gap-x-4 whitespace-nowrap text-ink-2 text-micro max-[1380px]:hidden"
      aria-hidden="true"
    >
      {KINDS.map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1.5">
          <KindMark kind={kind} />
          {kinds(kind)}
        </span>
      ))}
      <span className="inline-flex items-center gap-1.5 text-action">
        <Undo2 size={13} />
        {words("rollback")}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <svg width="16" height="4" aria-hidden="true">
          <path d="M0 2H16" stroke="var(--cb-line-control)" strokeDasharray="2 3" />
        </svg>
        {words("limit")}
      </span>
    </span>
  );
}
