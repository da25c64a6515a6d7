import { KindShape } from "@/components/snapshot/kind-mark";
import type { Snapshot } from "@/lib/contract/snapshot";
import { ChartText } from "./chart-text";
import { stackWidth } from "./merge-marks";

const BOX = 14;

interface ChartMarkProps {
  x: number;
  y: number;
  snapshot: Snapshot;
  /** More than one: a stack with that number. */
  count: number;
  isSelected: boolean;
  title: string;
  onPick: () => void;
}

/** One snapshot by the shape of its kind, or several as a stack. A pointer may pick it; the keyboard has the list. */
export function ChartMark({ x, y, snapshot, count, isSelected, title, onPick }: ChartMarkProps) {
  const width = stackWidth(count);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: inside role="img", the list below is the accessible way
    <g
      transform={`translate(${x} ${y})`}
      className="pointer-events-auto cursor-pointer"
      data-mark={snapshot.id}
      onClick={onPick}
    >
      <title>{title}</title>
      {/* A target of 24 px. */}
      <circle r="12" fill="transparent" />
      {count > 1 ? (
        <>
          <rect
            x={-width / 2}
            y="-8"
            width={width}
            height="16"
            rx="5"
            fill="var(--cb-raised)"
            stroke="var(--cb-line-control)"
          />
          <ChartText x={0} y={4} anchor="middle" className="fill-ink!">
            {count}
          </ChartText>
        </>
      ) : (
        <g
          transform={`translate(${-BOX / 2} ${-BOX / 2}) `}
          opacity={snapshot.undoneBy === null || isSelected ? 1 : 0.5}
        >
          <KindShape kind={snapshot.kind} />
        </g>
      )}
      {isSelected ? <circle r="9.5" fill="none" stroke="var(--cb-action)" strokeWidth="1.75" /> : null}
    </g>
  );
}
