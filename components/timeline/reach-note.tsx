"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/ui/use-format";
import type { Reach } from "./use-pages";

/** Says from when on the chart knows the snapshots, when that is later than where it begins, and reads on. */
export function ReachNote({ reach: { since, isReading, readMore } }: { reach: Reach }) {
  const words = useTranslations("timeline.chart");
  const format = useFormat();
  if (since === null) return null;
  const time = format.moment(since, new Date());
  if (isReading)
    return <span className="truncate text-ink-3 text-small">{words("olderComing", { time })}</span>;
  return (
    <span className="flex min-w-0 items-center gap-2 text-ink-3 text-small max-md:justify-end">
      <span className="truncate">{words("olderMissing", { time })}</span>
      <button type="button" className="link shrink-0 max-md:min-h-11" onClick={readMore}>
        {words("readOlder")}
      </button>
    </span>
  );
}
