interface SparklineProps {
  /** Oldest first, evenly spaced; null where there is nothing to draw. */
  values: readonly (number | null)[];
  /** Drawn dotted. */
  limit: number;
  tone: keyof typeof TONES;
  /** Nothing is known after the last value: a dashed edge says so. */
  cut?: boolean;
  className?: string;
}

const TONES = {
  neutral: "var(--cb-ink-3)",
  bad: "var(--cb-bad)",
  action: "var(--cb-action)",
};
const WIDTH = 100;
const HEIGHT = 22;
const LEFT = 1;
const RIGHT = 95;
const TOP = 2;
const BOTTOM = 19.8;
/** How much of the height the limit takes, as long as no value needs more. */
const LIMIT_SHARE = 0.6;

/** A line of one value over a short time, without axes: only for the eye, the value stands beside it in words. */
export function Sparkline({ values, limit, tone, cut = false, className }: SparklineProps) {
  const highest = Math.max(limit / LIMIT_SHARE, ...values.map((value) => value ?? 0));
  const right = cut ? RIGHT - 8 : RIGHT;
  const xOf = (index: number) => LEFT + ((right - LEFT) * index) / Math.max(1, values.length - 1);
  const yOf = (value: number) => BOTTOM - ((BOTTOM - TOP) * value) / highest;
  const points = values.map((value, index) => (value === null ? null : { x: xOf(index), y: yOf(value) }));
  const last = points.findLast((point) => point !== null);
  const limitY = yOf(limit).toFixed(1);
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      className={className}
    >
      <path d={`M${LEFT} ${limitY}H${right}`} stroke="var(--cb-line-control)" strokeDasharray="2 3" />
      <path
        d={pathOf(points)}
        fill="none"
        stroke={TONES[tone]}
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last ? <circle cx={last.x.toFixed(1)} cy={last.y.toFixed(1)} r="2.2" fill={TONES[tone]} /> : null}
      {cut ? (
        <path
          d={`M${right + 6} 1V${HEIGHT - 1}`}
          stroke="var(--cb-bad)"
          strokeWidth="1.5"
          strokeDasharray="2 2"
        />
      ) : null}
    </svg>
  );
}

interface Point {
  x: number;
  y: number;
}

/** A stroke for each unbroken run of points; one alone becomes a dot. */
function pathOf(points: readonly (Point | null)[]): string {
  return points
    .map((point, index) => {
      if (point === null) return "";
      const place = `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
      return points[index - 1] ? `L${place}` : `M${place}h0`;
    })
    .join("");
}
