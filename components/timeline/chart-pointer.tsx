"use client";

import { type PointerEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "@/components/ui/use-format";
import { type ChartLayout, momentAt } from "./chart-layout";
import { type HealthPoint, pointNear } from "./health-line";
import { useDrag } from "./use-drag";
import type { ViewWindow } from "./view-window";

interface ChartPointerProps {
  layout: ChartLayout;
  view: ViewWindow;
  points: HealthPoint[];
  onZoom: (from: number, to: number) => void;
  onReset: () => void;
}

/** A point this near, in pixels, is what the pointer is at. */
const REACH_PX = 24;

/** Under the marks: a crosshair that reads the lines, a drag that zooms, a double click that resets. */
export function ChartPointer({ layout, view, points, onZoom, onReset }: ChartPointerProps) {
  const [hover, setHover] = useState<number | null>(null);
  const [span, setSpan] = useState<{ from: number; to: number } | null>(null);
  const left = layout.left;
  const width = layout.right - left;
  const momentOf = (x: number) => momentAt(left + Math.min(width, Math.max(0, x)), view, layout);
  const drag = useDrag({
    onDrag: setSpan,
    onDrop: ({ from, to }, moved) => {
      setSpan(null);
      if (moved) onZoom(momentOf(Math.min(from, to)), momentOf(Math.max(from, to)));
    },
    onCancel: () => setSpan(null),
  });
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType !== "touch")
      setHover(event.clientX - event.currentTarget.getBoundingClientRect().left);
    drag.onPointerMove(event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys [ ] and Shift with arrows do the same
    <div
      className="absolute cursor-crosshair touch-pan-y"
      style={{ left, width, top: layout.errors.top, height: layout.axis - layout.errors.top }}
      {...drag}
      onPointerMove={onMove}
      onPointerLeave={() => setHover(null)}
      onDoubleClick={onReset}
    >
      {span === null ? null : (
        <div
          className="absolute inset-y-0 border-action border-x bg-action-soft/60"
          style={{
            left: Math.max(0, Math.min(span.from, span.to)),
            width: Math.min(width, Math.max(span.from, span.to)) - Math.max(0, Math.min(span.from, span.to)),
          }}
        />
      )}
      {hover === null || span !== null ? null : (
        <Readout
          x={hover}
          width={width}
          at={momentOf(hover)}
          point={pointNear(points, momentOf(hover), ((view.to - view.from) / width) * REACH_PX)}
        />
      )}
    </div>
  );
}

interface ReadoutProps {
  x: number;
  width: number;
  at: number;
  point: HealthPoint | undefined;
}

function Readout({ x, width, at, point }: ReadoutProps) {
  const words = useTranslations("timeline.chart");
  const format = useFormat();
  const isRight = x > width / 2;
  return (
    <div className="pointer-events-none absolute inset-y-0 w-px bg-ink-3" style={{ left: x }}>
      <div
        className="absolute top-0 z-sticky flex gap-3 whitespace-nowrap rounded-s border border-line-strong bg-overlay px-2 py-1 text-micro text-ink-2 shadow-2"
        style={isRight ? { right: 8 } : { left: 8 }}
      >
        <span className="num text-ink">{format.moment(point?.at ?? at, new Date())}</span>
        {point === undefined || point.errorRate === null ? (
          <span>{words("noRuns")}</span>
        ) : (
          <span>
            {words.rich("readRate", {
              rate: format.percent(point.errorRate),
              count: point.runs,
              n: (chunks) => <span className="num text-ink">{chunks}</span>,
            })}
          </span>
        )}
        {point === undefined || point.ramBytes === null ? null : (
          <span>
            {words("ram")} <span className="num text-ink">{format.bytes(point.ramBytes)}</span>
          </span>
        )}
      </div>
    </div>
  );
}
