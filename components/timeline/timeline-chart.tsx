"use client";

import {
  Area,
  ComposedChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  XAxis,
  YAxis,
} from "recharts";
import { KindShape } from "@/components/snapshot/kind-mark";
import { clockText, dayText, minuteText } from "@/components/ui/time-text";
import type { Snapshot } from "@/lib/contract/snapshot";
import { type ChartModel, chartSummary, timeTicks } from "./chart-model";

const HEIGHT = 176;
const DAY_MS = 24 * 3_600_000;
const SHORT_MS = 20 * 60_000;
const MARK = 14;
/** Room after the present moment, so that the newest mark is drawn whole. */
const ROOM = 0.02;
const MARGIN = { top: 6, right: 16, bottom: 0, left: 0 };
const AXIS = { fontFamily: "var(--cb-font-code)", fontSize: 11, fill: "var(--cb-ink-3)" };

interface TimelineChartProps {
  model: ChartModel;
  selected: Snapshot | undefined;
  onSelect: (snapshot: Snapshot) => void;
}

/** Context size as a line, snapshots as marks below it, rollbacks as arrows back to their target. */
export function TimelineChart({ model, selected, onSelect }: TimelineChartProps) {
  const most = Math.max(4, ...model.points.map(({ messages }) => messages));
  // The lower third of the plot is the lane of the marks.
  const lane = -most * 0.24;
  const arrowLane = -most * 0.44;
  const format = tickFormat(model.to - model.from);
  const selectedAt = selected ? Date.parse(selected.createdAt) : null;

  return (
    <div role="img" aria-label={chartSummary(model)} style={{ height: HEIGHT }}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <ComposedChart data={model.points} margin={MARGIN} accessibilityLayer={false}>
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={[model.from, model.to + (model.to - model.from) * ROOM]}
            allowDataOverflow
            ticks={timeTicks(model.from, model.to)}
            tickFormatter={format}
            tick={AXIS}
            tickLine={false}
            axisLine={{ stroke: "var(--cb-line-strong)" }}
            minTickGap={56}
            height={22}
          />
          <YAxis
            type="number"
            domain={[-most * 0.5, most * 1.08]}
            ticks={[0, most]}
            tick={AXIS}
            tickLine={false}
            axisLine={false}
            width={44}
          />
          {selectedAt === null ? null : (
            <ReferenceArea
              x1={Math.max(model.from, selectedAt)}
              x2={model.to}
              fill="var(--cb-action-soft)"
              fillOpacity={0.6}
            />
          )}
          <ReferenceLine y={most} stroke="var(--cb-line)" strokeDasharray="2 4" />
          <ReferenceLine y={0} stroke="var(--cb-line-strong)" />
          <Area
            dataKey="messages"
            type="stepAfter"
            stroke="var(--cb-series-memory)"
            strokeWidth={1.5}
            fill="var(--cb-series-memory-fill)"
            isAnimationActive={false}
            dot={false}
            activeDot={false}
          />
          {model.arrows.map((arrow) => (
            <ReferenceLine
              key={arrow.id}
              segment={[
                { x: arrow.from, y: arrowLane },
                { x: arrow.to, y: arrowLane },
              ]}
              shape={(line: Segment) => <RollbackArrow line={line} />}
            />
          ))}
          {selectedAt === null ? null : (
            <ReferenceLine
              segment={[
                { x: model.to, y: arrowLane },
                { x: Math.max(model.from, selectedAt), y: arrowLane },
              ]}
              shape={(line: Segment) => <RollbackArrow line={line} preview />}
            />
          )}
          {selectedAt === null || selectedAt < model.from ? null : (
            <ReferenceLine x={selectedAt} stroke="var(--cb-action)" strokeWidth={1.5} />
          )}
          <Scatter
            data={model.marks.map((snapshot) => ({ at: Date.parse(snapshot.createdAt), lane, snapshot }))}
            dataKey="lane"
            isAnimationActive={false}
            shape={(mark: Mark) => (
              <SnapshotMark
                mark={mark}
                isSelected={mark.payload?.snapshot?.id === selected?.id}
                onSelect={onSelect}
              />
            )}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

interface Mark {
  cx?: number | undefined;
  cy?: number | undefined;
  payload?: { snapshot?: Snapshot };
}

/** A mouse may pick a mark; the keyboard has the list, which is the same. */
function SnapshotMark({
  mark,
  isSelected,
  onSelect,
}: {
  mark: Mark;
  isSelected: boolean;
  onSelect: (s: Snapshot) => void;
}) {
  const { cx, cy, payload } = mark;
  // Without marks Recharts falls back to the points of the line, which are no snapshots.
  const snapshot = payload?.snapshot;
  if (cx === undefined || cy === undefined || snapshot === undefined) return <g />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: inside role="img", the list below is the accessible way
    <g
      transform={`translate(${cx - MARK / 2} ${cy - MARK / 2})`}
      opacity={snapshot.undoneBy === null || isSelected ? 1 : 0.5}
      className="cursor-pointer"
      onClick={() => onSelect(snapshot)}
    >
      <title>{`${minuteText(snapshot.createdAt)} ${snapshot.name}`}</title>
      <circle
        cx="7"
        cy="7"
        r="12"
        fill={isSelected ? "var(--cb-action-soft)" : "transparent"}
        stroke={isSelected ? "var(--cb-action)" : "none"}
        strokeWidth="1.5"
      />
      <KindShape kind={snapshot.kind} />
    </g>
  );
}

interface Segment {
  x1?: number | undefined;
  x2?: number | undefined;
  y1?: number | undefined;
}

/** Solid for a rollback that was done, dashed for the one that is selected. */
function RollbackArrow({ line: { x1, x2, y1 }, preview = false }: { line: Segment; preview?: boolean }) {
  if (x1 === undefined || x2 === undefined || y1 === undefined) return <g />;
  const up = 12;
  return (
    <g fill="none" stroke="var(--cb-action)" strokeWidth="1.5">
      <path
        d={`M${x1} ${y1 - up} V${y1} H${x2} V${y1 - up + 3}`}
        strokeDasharray={preview ? "3 3" : undefined}
      />
      <path d={`M${x2 - 4} ${y1 - up + 5} L${x2} ${y1 - up} L${x2 + 4} ${y1 - up + 5}`} />
    </g>
  );
}

function tickFormat(widthMs: number): (at: number) => string {
  if (widthMs > DAY_MS) return (at) => dayText(at).slice(4);
  return widthMs < SHORT_MS ? (at) => clockText(new Date(at)) : minuteText;
}
