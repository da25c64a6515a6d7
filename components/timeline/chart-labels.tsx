"use client";

import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { useFormat } from "@/components/ui/use-format";
import { HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { Session } from "@/lib/contract/session";
import { type ChartLayout, heightIn } from "./chart-layout";
import { ChartText } from "./chart-text";
import type { ViewWindow } from "./view-window";

interface ChartLabelsProps {
  layout: ChartLayout;
  view: ViewWindow;
  x: (at: number) => number;
  ticks: readonly number[];
  session: Session;
  maxima: { errors: number; ram: number };
  /** Where a time of its own stands on the axis. */
  selectedAt: number | null;
  was: boolean;
}

/** Half of what a time on the axis takes. */
const TICK_PX = 22;

/** What the lanes are, what their values are now, and the times below. */
export function ChartLabels({ layout, view, x, ticks, session, maxima, selectedAt, was }: ChartLabelsProps) {
  const words = useTranslations("timeline.chart");
  const format = useFormat();
  const { errors, ram, left, axis } = layout;
  const tickText = view.to - view.from > 24 * 3_600_000 ? format.day : format.minute;
  const isFree = (tick: number) =>
    (selectedAt === null || Math.abs(x(tick) - x(selectedAt)) > TICK_PX * 2) &&
    (!view.live || layout.right - x(tick) > TICK_PX * 2);
  return (
    <svg className="absolute inset-0" width={layout.width} height={layout.height} aria-hidden="true">
      <ChartText
        x={left - (layout.compact ? 4 : 8)}
        y={heightIn(errors, HEALTH_LIMITS.errorRate, maxima.errors) + 4}
        anchor="end"
      >
        {format.percent(HEALTH_LIMITS.errorRate)}
      </ChartText>
      {layout.compact ? (
        <ChartText x={left - 4} y={errors.bottom} anchor="end">
          0
        </ChartText>
      ) : (
        <>
          <Value
            y={38}
            name={words("errorRate")}
            value={rateText(session, words, format)}
            bad={isOver(session) && !was}
          />
          {ram ? (
            <>
              <Value
                y={103}
                name={words("ram")}
                value={session.health.ramBytes === null ? "" : format.bytes(session.health.ramBytes)}
                bad={false}
              />
              <ChartText x={left - 8} y={heightIn(ram, HEALTH_LIMITS.ramBytes, maxima.ram) + 4} anchor="end">
                {format.bytes(HEALTH_LIMITS.ramBytes)}
              </ChartText>
            </>
          ) : null}
          <Value
            y={layout.marks - 2}
            name={words("snapshots")}
            value={format.count(session.snapshotCount)}
            bad={false}
          />
        </>
      )}
      {ticks.filter(isFree).map((tick) => (
        <ChartText key={tick} x={x(tick)} y={axis + 14} anchor="middle">
          {tickText(tick)}
        </ChartText>
      ))}
      {view.live && (selectedAt === null || layout.right - x(selectedAt) > TICK_PX * 2) ? (
        <ChartText x={layout.right} y={axis + 14} anchor="end" className="fill-ink!">
          {words("now")}
        </ChartText>
      ) : null}
    </svg>
  );
}

const isOver = ({ health }: Session) => (health.errorRate ?? 0) > HEALTH_LIMITS.errorRate;

function rateText(
  { health }: Session,
  words: ReturnType<typeof useTranslations<"timeline.chart">>,
  format: ReturnType<typeof useFormat>,
): string {
  return health.errorRate === null || health.runs === 0 ? words("noRuns") : format.percent(health.errorRate);
}

const Value = ({ y, name, value, bad }: { y: number; name: string; value: string; bad: boolean }) => (
  <>
    <ChartText x={0} y={y} prose>
      {name}
    </ChartText>
    <ChartText x={0} y={y + 16} className={cx("text-body! font-medium", bad ? "fill-bad!" : "fill-ink!")}>
      {value}
    </ChartText>
  </>
);
