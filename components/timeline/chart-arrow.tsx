import { ChartText } from "./chart-text";
import { textWidth } from "./place-labels";

interface ChartArrowProps {
  /** Where it begins and where it leads, in pixels. */
  from: number;
  to: number;
  y: number;
  /** Edges of the plot: what lies beyond is drawn up to there, without an end. */
  left: number;
  right: number;
  /** How far back, as text. */
  distance: string;
  /** What a rollback would do, not what one did. */
  preview?: boolean;
  /** Above another one that runs below it. That one has the distance. */
  raised?: boolean;
}

const RAISED_PX = 8;

const CORNER = 6;

/** From a moment back to another. Solid for a rollback that was done, dashed for the one that is selected. */
export function ChartArrow(props: ChartArrowProps) {
  const { from, to, left, right, distance, preview = false, raised = false } = props;
  const y = raised ? props.y - RAISED_PX : props.y;
  const endsHere = to >= left;
  const beginsHere = from <= right;
  const begin = Math.min(from, right);
  const end = Math.max(to, left);
  if (begin - end < 4) return null;
  const corner = Math.min(CORNER, (begin - end) / 2);
  const start = beginsHere
    ? `M${begin} ${props.y - 16.5}V${y - corner}Q${begin} ${y} ${begin - corner} ${y}`
    : `M${begin} ${y}`;
  const stop = endsHere ? `H${end + corner}Q${end} ${y} ${end} ${y - corner}V${props.y - 11.5}` : `H${end}`;
  const middle = (begin + end) / 2;
  const width = textWidth(distance) + 8;
  return (
    <g fill="none" stroke="var(--cb-action)" strokeWidth="1.5">
      <path d={`${start}${stop}`} strokeDasharray={preview ? "4 3" : undefined} />
      {endsHere ? (
        <path
          d={`M${end - 4} ${props.y - 8}L${end} ${props.y - 12}L${end + 4} ${props.y - 8}`}
          strokeLinecap="round"
        />
      ) : null}
      {!raised && width + 16 < begin - end ? (
        <>
          <rect
            x={middle - width / 2}
            y={y - 7.5}
            width={width}
            height="15"
            stroke="none"
            fill={
              preview
                ? "color-mix(in srgb, var(--cb-action-soft) 75%, var(--cb-surface))"
                : "var(--cb-surface)"
            }
          />
          <g stroke="none">
            <ChartText x={middle} y={y + 4} anchor="middle" className="fill-action!">
              {distance}
            </ChartText>
          </g>
        </>
      ) : null}
    </g>
  );
}
