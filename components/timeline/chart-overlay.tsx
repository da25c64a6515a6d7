"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/ui/use-format";
import type { Snapshot } from "@/lib/contract/snapshot";
import { ChartArrow } from "./chart-arrow";
import type { ChartEvent } from "./chart-events";
import type { ChartLayout } from "./chart-layout";
import { ChartMark } from "./chart-mark";
import { ChartText } from "./chart-text";
import type { ChartMark as Mark } from "./merge-marks";
import { placeLabels } from "./place-labels";
import type { Arrow } from "./rollback-arrows";
import type { ViewWindow } from "./view-window";

interface ChartOverlayProps {
  layout: ChartLayout;
  view: ViewWindow;
  x: (at: number) => number;
  events: ChartEvent[];
  marks: Mark[];
  arrows: Arrow[];
  selected: Snapshot | null;
  /** Whether a rollback to the selected snapshot would change something. */
  preview: boolean;
  now: number;
  onPick: (mark: Mark) => void;
}

/** Over the lines: events, rollback arrows, and the snapshots. */
export function ChartOverlay(props: ChartOverlayProps) {
  const { layout, view, x, events, marks, arrows, selected, preview, now, onPick } = props;
  const words = useTranslations("timeline.chart");
  const format = useFormat();
  const { left, right, axis } = layout;
  const selectedAt = selected === null ? null : Date.parse(selected.createdAt);
  const isInView = (at: number) => at >= view.from && at <= view.to;
  const spanOf = ({ from, to }: { from: number; to: number }) => ({
    from: x(from),
    to: x(to),
    y: layout.arrows,
    left,
    right,
    distance: format.age(from - to),
  });
  const markTitle = ({ newest, count, from, to }: Mark): string =>
    count === 1
      ? `${format.clock(to)} ${newest.name}`
      : words("stack", { count, from: format.minute(from), to: format.minute(to) });

  return (
    <svg
      className="pointer-events-none absolute inset-0 overflow-visible"
      width={layout.width}
      height={layout.height}
      aria-hidden="true"
    >
      {arrows.map((arrow) => (
        <ChartArrow
          key={arrow.id}
          {...spanOf(arrow)}
          raised={preview && selectedAt !== null && arrow.from > selectedAt}
        />
      ))}
      {preview && selectedAt !== null && selectedAt < view.to ? (
        <ChartArrow preview {...spanOf({ from: now, to: selectedAt })} />
      ) : null}
      {selectedAt !== null && isInView(selectedAt) ? (
        <path
          d={`M${x(selectedAt)} ${layout.errors.top}V${layout.marks - 10}`}
          stroke="var(--cb-action)"
          strokeWidth="1.5"
        />
      ) : null}
      <EventMarks layout={layout} x={x} events={events} />
      {marks.map((mark) => (
        <ChartMark
          key={mark.newest.id}
          x={mark.x}
          y={layout.marks}
          snapshot={mark.newest}
          count={mark.count}
          isSelected={false}
          title={markTitle(mark)}
          onPick={() => onPick(mark)}
        />
      ))}
      {view.live ? <path d={`M${right} ${layout.errors.top}V${axis}`} stroke="var(--cb-ink-2)" /> : null}
      {selected !== null && selectedAt !== null && isInView(selectedAt) ? (
        <>
          <ChartMark
            x={x(selectedAt)}
            y={layout.marks}
            snapshot={selected}
            count={1}
            isSelected
            title={`${format.clock(selectedAt)} ${selected.name}`}
            onPick={() => {}}
          />
          <SelectedTime layout={layout} x={x(selectedAt)} text={format.minute(selectedAt)} />
        </>
      ) : null}
    </svg>
  );
}

/** Each event as a dashed line with a text at its top, as far as texts have room. */
function EventMarks({
  layout,
  x,
  events,
}: {
  layout: ChartLayout;
  x: (at: number) => number;
  events: ChartEvent[];
}) {
  const kinds = new Map(events.map(({ id, kind }) => [id, kind]));
  const placed = placeLabels(
    events.map(({ id, at, text }) => ({ id, text, x: x(at) })),
    layout.left,
    layout.right,
  );
  const top = layout.compact ? layout.errors.top : 14;
  return placed.map(({ id, x: at, text, side }) => {
    const isCrossing = kinds.get(id) === "crossing";
    const colour = isCrossing ? "var(--cb-bad)" : "var(--cb-action)";
    return (
      <g key={id}>
        <title>{text}</title>
        <path
          d={`M${at} ${top}V${isCrossing ? layout.axis : layout.marks - 1}`}
          stroke={colour}
          strokeDasharray="3 3"
        />
        {layout.compact ? null : (
          <>
            <path d={`M${at} 14l-4 -7h8z`} fill={colour} />
            {side === null ? null : (
              <ChartText
                x={side === "right" ? at + 6 : at - 8}
                y={12}
                anchor={side === "right" ? "start" : "end"}
                className={isCrossing ? "fill-bad!" : "fill-action!"}
              >
                {text}
              </ChartText>
            )}
          </>
        )}
      </g>
    );
  });
}

const SelectedTime = ({ layout, x, text }: { layout: ChartLayout; x: number; text: string }) => {
  const middle = Math.min(layout.width - 21, Math.max(21, x));
  return (
    <g>
      <rect x={middle - 21} y={layout.axis + 3} width="42" height="16" rx="4" fill="var(--cb-action-solid)" />
      <ChartText x={middle} y={layout.axis + 15} anchor="middle" className="fill-on-action! font-medium">
        {text}
      </ChartText>
    </g>
  );
};
