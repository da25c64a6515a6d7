import type { ChartLayout } from "./chart-layout";
import { heightIn } from "./chart-layout";

interface ChartGroundProps {
  layout: ChartLayout;
  ticks: readonly number[];
  x: (at: number) => number;
  /** What a rollback to the selected snapshot would undo; null when there is nothing to show. */
  span: { from: number; to: number } | null;
  errors: { limit: number; max: number };
  ram: { limit: number; max: number };
}

/** Under the lines: the grid, the limits, and the tinted span. */
export const ChartGround = ({ layout, ticks, x, span, errors, ram }: ChartGroundProps) => {
  const { left, right, axis } = layout;
  const across = (y: number, stroke: string, dash?: string) => (
    <path d={`M${left} ${y}H${right}`} stroke={stroke} strokeDasharray={dash} />
  );
  const begin = span === null ? 0 : Math.max(left, x(span.from));
  const end = span === null ? 0 : Math.min(right, x(span.to));
  return (
    <svg className="absolute inset-0" width={layout.width} height={layout.height} aria-hidden="true">
      {ticks.map((tick) => (
        <path key={tick} d={`M${x(tick)} ${layout.errors.top}V${axis}`} stroke="var(--cb-line)" />
      ))}
      {across(layout.errors.bottom + 0.5, "var(--cb-line-strong)")}
      {layout.ram ? across(layout.ram.bottom + 0.5, "var(--cb-line-strong)") : null}
      {across(axis + 0.5, "var(--cb-line-strong)")}
      {end > begin ? (
        <rect
          x={begin}
          y={layout.errors.top}
          width={end - begin}
          height={axis - layout.errors.top}
          fill="var(--cb-action-soft)"
          opacity="0.75"
        />
      ) : null}
      {across(heightIn(layout.errors, errors.limit, errors.max), "var(--cb-line-control)", "2 4")}
      {layout.ram ? across(heightIn(layout.ram, ram.limit, ram.max), "var(--cb-line-control)", "2 4") : null}
    </svg>
  );
};
