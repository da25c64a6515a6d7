"use client";

import { useMemo } from "react";
import { useFormat } from "@/components/ui/use-format";
import { useWidth } from "@/components/ui/use-width";
import { HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { ChartEvent } from "./chart-events";
import { ChartGround } from "./chart-ground";
import { ChartLabels } from "./chart-labels";
import { chartLayout, timeScale } from "./chart-layout";
import { ChartOverlay } from "./chart-overlay";
import { ChartPointer } from "./chart-pointer";
import { HealthLane } from "./health-lane";
import type { HealthPoint } from "./health-line";
import { type ChartMark, mergeMarks } from "./merge-marks";
import type { Arrow } from "./rollback-arrows";
import { offsetOf, timeTicks } from "./time-ticks";
import type { ViewWindow } from "./view-window";

export interface TimelineChartProps {
  session: Session;
  view: ViewWindow;
  now: number;
  /** Newest first. */
  snapshots: Snapshot[];
  points: HealthPoint[];
  /** Why there is no line, when there is none. */
  silence: string | null;
  events: ChartEvent[];
  arrows: Arrow[];
  selected: Snapshot | null;
  /** Whether a rollback to the selected snapshot would change something. */
  preview: boolean;
  /** In a sentence, for whoever does not see it. */
  summary: string;
  compact: boolean;
  hasRam: boolean;
  /** Not of this moment. */
  was: boolean;
  onSelect: (snapshot: Snapshot) => void;
  onZoom: (from: number, to: number) => void;
  onReset: () => void;
}

const PX_PER_TICK = 110;
/** Lower, a lane would make noise look like trouble. */
const LEAST_RATE = 0.5;

/** Error rate, RAM and snapshots over one span of time. Its code is loaded with its page only. */
export function TimelineChart(props: TimelineChartProps) {
  const { session, view, now, snapshots, points, selected, compact, hasRam, was } = props;
  const [ref, width] = useWidth();
  const format = useFormat();
  const layout = chartLayout(width, { ram: hasRam, compact });
  const x = timeScale(view, layout);
  const ticks = timeTicks(
    view.from,
    view.to,
    Math.max(2, Math.floor((layout.right - layout.left) / PX_PER_TICK)),
    offsetOf(format.inZone, view.to),
  );
  const shown = useMemo(() => pointsIn(points, view), [points, view]);
  const maxima = {
    errors: Math.max(LEAST_RATE, ...shown.map(({ errorRate }) => (errorRate ?? 0) * 1.15)),
    ram: Math.max(HEALTH_LIMITS.ramBytes * 1.2, ...shown.map(({ ramBytes }) => (ramBytes ?? 0) * 1.1)),
  };
  const selectedAt = selected === null ? null : Date.parse(selected.createdAt);
  const marks = mergeMarks(snapshots, { ...view, x, selected: selected?.id ?? null });
  const pick = (mark: ChartMark) => {
    if (mark.count === 1) return props.onSelect(mark.newest);
    const room = Math.max((mark.to - mark.from) * 0.6, 150_000);
    return props.onZoom(mark.from - room, mark.to + room);
  };
  const box = ({ top, bottom }: { top: number; bottom: number }) => ({
    left: layout.left,
    top,
    width: layout.right - layout.left,
    height: bottom - top,
  });

  return (
    <div
      ref={ref}
      role="img"
      aria-label={props.summary}
      className="relative select-none"
      style={{ height: layout.height }}
    >
      {width === 0 ? null : (
        <>
          <ChartGround
            layout={layout}
            ticks={ticks}
            x={x}
            span={props.preview && selectedAt !== null ? { from: selectedAt, to: now } : null}
            errors={{ limit: HEALTH_LIMITS.errorRate, max: maxima.errors }}
            ram={{ limit: HEALTH_LIMITS.ramBytes, max: maxima.ram }}
          />
          {props.silence === null ? (
            <>
              <HealthLane
                points={shown}
                value="errorRate"
                box={box(layout.errors)}
                from={view.from}
                to={view.to}
                max={maxima.errors}
                limit={HEALTH_LIMITS.errorRate}
                was={was}
              />
              {layout.ram ? (
                <HealthLane
                  points={shown}
                  value="ramBytes"
                  box={box(layout.ram)}
                  from={view.from}
                  to={view.to}
                  max={maxima.ram}
                  limit={HEALTH_LIMITS.ramBytes}
                  was={was}
                />
              ) : null}
            </>
          ) : (
            <Silence text={props.silence} box={box(layout.errors)} />
          )}
          <ChartLabels
            layout={layout}
            view={view}
            x={x}
            ticks={ticks}
            session={session}
            maxima={maxima}
            selectedAt={
              selectedAt !== null && selectedAt >= view.from && selectedAt <= view.to ? selectedAt : null
            }
            was={was}
          />
          <ChartPointer
            layout={layout}
            view={view}
            points={shown}
            onZoom={props.onZoom}
            onReset={props.onReset}
          />
          <ChartOverlay
            layout={layout}
            view={view}
            x={x}
            events={props.events}
            marks={marks}
            arrows={props.arrows}
            selected={selected}
            preview={props.preview}
            now={now}
            onPick={pick}
          />
        </>
      )}
    </div>
  );
}

/** The points of the window, and one beyond either edge, so that the lines do not end before it. */
function pointsIn(points: HealthPoint[], { from, to }: ViewWindow): HealthPoint[] {
  const first = points.findIndex(({ at }) => at >= from);
  if (first === -1) return points.slice(-1);
  const after = points.findIndex(({ at }) => at > to);
  return points.slice(Math.max(0, first - 1), after === -1 ? undefined : after + 1);
}

const Silence = ({
  text,
  box,
}: {
  text: string;
  box: { left: number; top: number; width: number; height: number };
}) => (
  <p className="absolute flex items-end pb-1 pl-2 text-ink-3 text-micro" style={box}>
    {text}
  </p>
);
