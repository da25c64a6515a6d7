import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

interface ChartTextProps {
  x: number;
  y: number;
  anchor?: "start" | "middle" | "end";
  /** In the face of words instead of figures. */
  prose?: boolean;
  className?: string;
  children: ReactNode;
}

/** A small text of the chart: an axis label, a value, an event. */
export const ChartText = ({ x, y, anchor = "start", prose, className, children }: ChartTextProps) => (
  <text
    x={x}
    y={y}
    textAnchor={anchor}
    className={cx("chart-text", prose ? "font-sans!" : "[word-spacing:-0.2em]", className)}
  >
    {children}
  </text>
);
