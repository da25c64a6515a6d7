"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/ui/use-format";
import { useAuditCounts } from "./use-audit";
import { TO_REVIEW } from "./use-audit-filter";

/** How many snapshots wait for a review, for the navigation. Nothing when none does. */
export function ToReviewCount() {
  const words = useTranslations("audit.filter");
  const format = useFormat();
  const count = useAuditCounts(TO_REVIEW)?.total ?? 0;
  if (count === 0) return null;
  return (
    <span className="num rounded-full border border-line-strong bg-raised px-1.5 text-ink-2 text-micro">
      {format.count(count)}
      <span className="sr-only"> {words("toReview")}</span>
    </span>
  );
}
