"use client";

import { Check, CircleDashed } from "lucide-react";
import { useTranslations } from "use-intl";
import { Pill } from "@/components/ui/pill";
import type { AuditItem } from "@/lib/contract/audit";
import { isToReview } from "./audit-lines";

/** Whether the snapshot of an event is to review, or by whom it was; nothing where that is not asked. */
export function ReviewMark({ event, boxed = false }: { event: AuditItem; boxed?: boolean }) {
  const words = useTranslations("audit.review");
  if (isToReview(event))
    return (
      <Pill tone="warn" boxed={boxed} icon={<CircleDashed size={13} />}>
        {words("open")}
      </Pill>
    );
  const by = event.action === "snapshot.create" ? event.snapshot?.review?.by : undefined;
  if (by === undefined) return null;
  return (
    <span className="flex min-w-0 items-center gap-1 text-ink-2">
      <Check size={13} className="shrink-0 text-ok" aria-hidden="true" />
      <span className="sr-only">{words("done", { name: by })}</span>
      <span aria-hidden="true" className="truncate">
        {by}
      </span>
    </span>
  );
}
