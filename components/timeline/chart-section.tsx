"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { KIND_NAMES, KindMark } from "@/components/snapshot/kind-mark";
import { Contain } from "@/components/ui/contain";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/states";
import { minuteText } from "@/components/ui/time-text";
import { useNow } from "@/components/ui/use-now";
import type { Rollback } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import { type Snapshot, SnapshotKind } from "@/lib/contract/snapshot";
import { chartModel, RANGES, type Range } from "./chart-model";

const TimelineChart = dynamic(async () => (await import("./timeline-chart")).TimelineChart, {
  ssr: false,
  loading: () => <Skeleton className="h-[176px] w-full" />,
});

interface ChartSectionProps {
  session: Session;
  snapshots: Snapshot[];
  rollbacks: Rollback[];
  selected: Snapshot | undefined;
  onSelect: (snapshot: Snapshot) => void;
}

/** The chart with its legend and range. Its code is loaded with this page only. */
export function ChartSection({ session, snapshots, rollbacks, selected, onSelect }: ChartSectionProps) {
  const now = (useNow(10_000) ?? new Date()).getTime();
  const [range, setRange] = useState<Range>("all");
  const model = chartModel(session, snapshots, rollbacks, { range, now });
  return (
    <section aria-label="Timeline" className="shrink-0 border-line border-b bg-surface px-4 pt-2 pb-1">
      <div className="mb-1 flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="font-medium text-body">Timeline</h2>
        <span className="num text-ink-3 text-small max-md:hidden">
          {minuteText(model.from)} to {minuteText(model.to)}
        </span>
        <span className="text-ink-3 text-small">messages in context</span>
        <span className="flex-1" />
        <span className="flex flex-wrap gap-x-4 text-ink-2 text-micro max-lg:hidden" aria-hidden="true">
          {SnapshotKind.options.map((kind) => (
            <span key={kind} className="inline-flex items-center gap-1.5">
              <KindMark kind={kind} />
              {KIND_NAMES[kind]}
            </span>
          ))}
        </span>
        <Segmented label="Range" value={range} options={RANGES} onChange={setRange} />
      </div>
      <Contain
        fallback={
          <p className="py-6 text-ink-2">The chart could not be drawn. The list below has everything.</p>
        }
      >
        <TimelineChart model={model} selected={selected} onSelect={onSelect} />
      </Contain>
    </section>
  );
}
