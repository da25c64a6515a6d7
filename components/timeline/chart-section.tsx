"use client";

import dynamic from "next/dynamic";
import { memo, useState } from "react";
import { useTranslations } from "use-intl";
import { Contain } from "@/components/ui/contain";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { useMedia } from "@/components/ui/use-media";
import { useUrlParam } from "@/components/ui/use-url-param";
import { HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { Rollback } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";
import { chartEvents } from "./chart-events";
import { STRIP_HEIGHT } from "./chart-layout";
import { ChartLegend } from "./chart-legend";
import { ChartMenu } from "./chart-menu";
import { chartSummary } from "./chart-summary";
import { ReachNote } from "./reach-note";
import { rollbackArrows } from "./rollback-arrows";
import { lineFor, type SessionHealth, withPresent } from "./use-health";
import type { Reach } from "./use-pages";
import { useShiftArrows } from "./use-shift-arrows";
import type { useViewWindow } from "./use-view-window";
import {
  fitWindow,
  panWindow,
  RANGES,
  type Range,
  stripRange,
  type ViewWindow,
  zoomWindow,
} from "./view-window";

const loading = () => <Skeleton className="h-[200px] w-full max-md:h-[132px]" />;
const TimelineChart = dynamic(async () => (await import("./timeline-chart")).TimelineChart, {
  ssr: false,
  loading,
});
const TimeStrip = dynamic(async () => (await import("./time-strip")).TimeStrip, {
  ssr: false,
  loading: () => <div className="mt-0.5" style={{ height: STRIP_HEIGHT }} />,
});
const HealthTable = dynamic(async () => (await import("./health-table")).HealthTable, { ssr: false });

/** How far a key pans, in shares of what is shown. */
const PAN = 0.25;
const DAY_MS = 24 * 3_600_000;

interface ChartSectionProps {
  session: Session;
  /** Newest first. */
  snapshots: Snapshot[];
  reach: Reach;
  rollbacks: Rollback[];
  health: SessionHealth;
  chosen: ReturnType<typeof useViewWindow>;
  now: number;
  selected: Snapshot | null;
  /** Whether a rollback to the selected snapshot would change something. */
  preview: boolean;
  was: boolean;
  onSelect: (snapshot: Snapshot) => void;
}

/**
 * The chart with its legend, range, strip and menu. While something is dragged, only this is drawn anew; while the list
 * is walked, this is not.
 */
export const ChartSection = memo(function ChartSection(props: ChartSectionProps) {
  const { session, snapshots, reach, rollbacks, health, chosen, now, selected, preview, was, onSelect } =
    props;
  const words = useTranslations("timeline");
  const format = useFormat();
  const compact = useMedia("(max-width: 767px)");
  const [dragged, setDragged] = useState<ViewWindow | null>(null);
  const [shown, setShown] = useUrlParam("show");
  const view = dragged ?? chosen.view;

  const commit = (next: ViewWindow) => {
    setDragged(null);
    chosen.setView(next);
  };
  const reset = () => {
    setDragged(null);
    chosen.reset();
  };
  const anchor = selected === null ? null : Date.parse(selected.createdAt);
  const zoom = (factor: number) => commit(zoomWindow(view, factor, { anchor, now }));
  useHotkeys({ "]": () => zoom(0.5), "[": () => zoom(2) });
  useShiftArrows({
    ArrowLeft: () => commit(panWindow(view, -PAN, now)),
    ArrowRight: () => commit(panWindow(view, PAN, now)),
  });

  const points = was
    ? lineFor(health, view.from, now)
    : withPresent(lineFor(health, view.from, now), session, now);
  const hasRam = session.health.ramBytes !== null || points.some(({ ramBytes }) => ramBytes !== null);
  const writer = { words, format };
  const events = chartEvents(rollbacks, health.crossings, view, {
    ...writer,
    limit: HEALTH_LIMITS.errorRate,
  });
  const arrows = rollbackArrows(rollbacks, snapshots, view);
  const summary = chartSummary(
    {
      session,
      view,
      crossings: health.crossings,
      knownSince: reach.since,
      snapshotCount: snapshots.filter(({ createdAt }) => isWithin(createdAt, view)).length,
      rollbackCount: arrows.length,
      selected,
      hasRam,
    },
    writer,
  );
  const strip = stripRange(view, now);
  const menu = { onTable: () => setShown("table"), onReset: chosen.range === null ? reset : undefined };
  const ranges: { value: Range | "own"; label: string }[] = RANGES.map((value) => ({
    value,
    label: words(`ranges.${value}`),
  }));

  return (
    <section
      aria-label={words("title")}
      className="relative shrink-0 border-line border-b bg-surface px-4 pt-2 pb-2.5 max-md:pb-1"
    >
      <div className="mb-1 flex min-h-7 items-center gap-x-4 max-md:hidden">
        <h2 className="font-medium text-body">{words("title")}</h2>
        <span className="num whitespace-nowrap text-ink-3 text-small">{spanText(view, words, format)}</span>
        <ReachNote reach={reach} />
        <span className="flex-1" />
        <ChartLegend />
        <Segmented
          label={words("range")}
          value={chosen.range ?? "own"}
          options={ranges}
          onChange={(next) => next !== "own" && chosen.setRange(next)}
        />
        <ChartMenu className="-mx-2" ranges={null} {...menu} />
      </div>
      <Contain fallback={<p className="py-6 text-ink-2">{words("chart.broken")}</p>}>
        <TimelineChart
          session={session}
          view={view}
          now={now}
          snapshots={snapshots}
          points={points}
          silence={silenceOf(health, words)}
          events={events}
          arrows={arrows}
          selected={selected}
          preview={preview}
          summary={summary}
          compact={compact}
          hasRam={hasRam}
          was={was}
          onSelect={onSelect}
          onZoom={(from, to) => commit(fitWindow(from, to, now))}
          onReset={reset}
        />
        {compact ? null : (
          <TimeStrip
            range={strip}
            view={view}
            points={strip === "7d" ? health.week : health.day}
            now={now}
            was={was}
            onMove={setDragged}
            onChange={commit}
            onReset={reset}
          />
        )}
      </Contain>
      {compact ? <ReachNote reach={reach} /> : null}
      {compact ? (
        <ChartMenu
          className="absolute bottom-0 left-0"
          ranges={{ value: chosen.range, onChange: chosen.setRange }}
          {...menu}
        />
      ) : null}
      {shown === "table" ? (
        <HealthTable
          points={points.filter(({ at }) => at >= view.from && at <= view.to)}
          events={events}
          span={spanText(view, words, format)}
          onClose={() => setShown("")}
        />
      ) : null}
    </section>
  );
});

const isWithin = (createdAt: string, { from, to }: ViewWindow): boolean => {
  const at = Date.parse(createdAt);
  return at >= from && at <= to;
};

const silenceOf = (health: SessionHealth, words: Words<"timeline">): string | null => {
  if (!health.isEmpty) return null;
  return words(health.isPending ? "chart.reading" : "chart.noHealth");
};

function spanText({ from, to }: ViewWindow, words: Words<"timeline">, format: Format): string {
  const begin = format.minute(from);
  const isLong = to - from >= DAY_MS;
  return words("span", { from: isLong ? `${format.day(from)} ${begin}` : begin, to: format.minute(to) });
}
