"use client";

import { useRef } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "@/components/ui/use-format";
import { useWidth } from "@/components/ui/use-width";
import { momentAt, STRIP_HEIGHT, timeScale } from "./chart-layout";
import { ChartText } from "./chart-text";
import { HealthLane } from "./health-lane";
import type { HealthPoint } from "./health-line";
import { StripHandle } from "./strip-handle";
import { offsetOf, timeTicks } from "./time-ticks";
import { useDrag } from "./use-drag";
import { fitWindow, panWindow, RANGE_MS, type Range, type ViewWindow } from "./view-window";

interface TimeStripProps {
  range: Range;
  view: ViewWindow;
  points: HealthPoint[];
  now: number;
  was: boolean;
  /** While dragging; null when the drag is given up. */
  onMove: (view: ViewWindow | null) => void;
  /** At the end of a drag, or at once by keyboard. */
  onChange: (view: ViewWindow) => void;
  onReset: () => void;
}

const LEFT = 100;
/** How near to an edge of the window, in pixels, a drag takes hold of that edge. */
const GRIP_PX = 12;
const TICKS = 5;
/** The strip shows where something was wrong, not how wrong. */
const STRIP_MAX = 0.4;
/** A time takes about this much. */
const TICK_PX = 64;

/** The last day in small, with the window of the chart on it: drag it to pan, its edges to resize. */
export function TimeStrip({ range, view, points, now, was, onMove, onChange, onReset }: TimeStripProps) {
  const words = useTranslations("timeline.chart");
  const format = useFormat();
  const [ref, fullWidth] = useWidth();
  const held = useRef<ViewWindow | null>(null);
  const whole = { from: now - RANGE_MS[range], to: now };
  const width = Math.max(1, fullWidth - LEFT - 6);
  const edges = { left: 0, right: width };
  const x = timeScale(whole, edges);
  const begin = Math.max(0, x(view.from));
  const end = Math.min(width, x(view.to));

  const movedBy = (from: number, to: number): ViewWindow => {
    const start = held.current ?? view;
    const by = momentAt(to, whole, edges) - momentAt(from, whole, edges);
    if (Math.abs(from - x(start.from)) <= GRIP_PX)
      return fitWindow(Math.min(start.from + by, start.to), start.to, now);
    if (Math.abs(from - x(start.to)) <= GRIP_PX)
      return fitWindow(start.from, Math.max(start.to + by, start.from), now);
    return panWindow(start, by / (start.to - start.from), now);
  };
  const drag = useDrag({
    onDrag: ({ from, to }) => {
      held.current ??= view;
      onMove(movedBy(from, to));
    },
    onDrop: ({ from, to }, moved) => {
      const middle = momentAt(to, whole, edges) - (view.to - view.from) / 2;
      if (moved) onChange(movedBy(from, to));
      else if (to < begin || to > end) onChange(fitWindow(middle, middle + view.to - view.from, now));
      held.current = null;
    },
    onCancel: () => {
      held.current = null;
      onMove(null);
    },
  });
  const step = (view.to - view.from) * 0.1;

  return (
    <div ref={ref} className="relative mt-0.5 select-none" style={{ height: STRIP_HEIGHT }}>
      <span className="absolute top-1 left-0 text-ink-3 text-micro">
        {words(range === "7d" ? "lastWeek" : "lastDay")}
      </span>
      {fullWidth === 0 ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the handles are sliders, the keys [ ] do the same
        <div
          className="absolute inset-y-0 cursor-grab touch-none rounded-s border border-line-strong bg-canvas active:cursor-grabbing"
          style={{ left: LEFT, width }}
          data-strip=""
          {...drag}
          onDoubleClick={onReset}
        >
          <HealthLane
            points={points}
            value="errorRate"
            box={{ left: 0, top: 2, width, height: STRIP_HEIGHT - 4 }}
            from={whole.from}
            to={whole.to}
            max={STRIP_MAX}
            limit={null}
            was={was}
          />
          <svg className="absolute inset-0" width={width} height={STRIP_HEIGHT} aria-hidden="true">
            {timeTicks(whole.from, whole.to, TICKS, offsetOf(format.inZone, now)).map((tick) => (
              <g key={tick}>
                <path d={`M${x(tick)} 0V${STRIP_HEIGHT}`} stroke="var(--cb-line-strong)" />
                {width - x(tick) < TICK_PX ? null : (
                  <ChartText x={x(tick) + 4} y={11}>
                    {range === "7d" ? format.day(tick) : format.minute(tick)}
                  </ChartText>
                )}
              </g>
            ))}
          </svg>
          <span
            className="absolute inset-y-0 rounded-s border border-ink-2 bg-ink/7"
            style={{ left: begin, width: Math.max(2, end - begin) }}
          />
          <StripHandle
            x={begin}
            label={words("windowBegin")}
            at={view.from}
            bounds={{ from: whole.from, to: view.to }}
            onStep={(by) => onChange(fitWindow(view.from + by * step, view.to, now))}
          />
          <StripHandle
            x={end}
            label={words("windowEnd")}
            at={view.to}
            bounds={{ from: view.from, to: now }}
            onStep={(by) => onChange(fitWindow(view.from, view.to + by * step, now))}
          />
        </div>
      )}
    </div>
  );
}
