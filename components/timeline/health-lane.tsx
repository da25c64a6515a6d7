"use client";

import { memo, useId } from "react";
import { Area, ComposedChart, XAxis, YAxis } from "recharts";
import type { HealthPoint } from "./health-line";

interface HealthLaneProps {
  points: HealthPoint[];
  value: "errorRate" | "ramBytes";
  box: { left: number; top: number; width: number; height: number };
  from: number;
  to: number;
  max: number;
  /** Above it the line is red; null when nothing is. */
  limit: number | null;
  /** Not of this moment: grey all over. */
  was: boolean;
}

const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };

/** One line over time: neutral up to the limit, red above it. */
export const HealthLane = memo(function HealthLane(props: HealthLaneProps) {
  const { points, value, box, from, to, max, limit, was } = props;
  const id = useId();
  const calm = was ? "var(--cb-line-control)" : "var(--cb-ink-2)";
  const stop = limit === null ? 0 : Math.max(0, 1 - limit / max);
  const colours = (above: string, below: string) => (
    <>
      <stop offset={stop} stopColor={above} />
      <stop offset={stop} stopColor={below} />
    </>
  );
  return (
    <div className="absolute" style={box} aria-hidden="true">
      <ComposedChart
        width={box.width}
        height={box.height}
        data={points}
        margin={NO_MARGIN}
        accessibilityLayer={false}
        tabIndex={-1}
      >
        <defs>
          <linearGradient
            id={`${id}-line`}
            gradientUnits="userSpaceOnUse"
            x1="0"
            y1="0"
            x2="0"
            y2={box.height}
          >
            {limit === null || was ? colours(calm, calm) : colours("var(--cb-bad)", calm)}
          </linearGradient>
          <linearGradient
            id={`${id}-fill`}
            gradientUnits="userSpaceOnUse"
            x1="0"
            y1="0"
            x2="0"
            y2={box.height}
          >
            {limit === null || was
              ? colours("var(--cb-series-memory-fill)", "var(--cb-series-memory-fill)")
              : colours("var(--cb-series-error-fill)", "var(--cb-series-memory-fill)")}
          </linearGradient>
        </defs>
        <XAxis hide dataKey="at" type="number" domain={[from, to]} allowDataOverflow />
        <YAxis hide type="number" domain={[0, max]} allowDataOverflow />
        <Area
          dataKey={value}
          type="linear"
          stroke={`url(#${id}-line)`}
          strokeWidth={1.5}
          fill={`url(#${id}-fill)`}
          fillOpacity={1}
          isAnimationActive={false}
          dot={false}
          activeDot={false}
        />
      </ComposedChart>
    </div>
  );
});
