/** The strip under the chart, in pixels; its place is kept while it loads. */
export const STRIP_HEIGHT = 26;

interface Lane {
  top: number;
  bottom: number;
}

/** Where the chart draws what, in pixels from its upper left corner. */
export interface ChartLayout {
  compact: boolean;
  width: number;
  height: number;
  /** The span of time. */
  left: number;
  right: number;
  errors: Lane;
  /** Null when the host tells no RAM. */
  ram: Lane | null;
  marks: number;
  /** The line on which rollback arrows run. */
  arrows: number;
  axis: number;
}

/** The chart of a wide screen, and the small one of a phone, which has the error rate and the snapshots only. */
export function chartLayout(
  width: number,
  { ram, compact }: { ram: boolean; compact: boolean },
): ChartLayout {
  const at = (marks: number) => ({ marks, arrows: marks + 24.5, axis: marks + 31 });
  if (compact) {
    return {
      compact,
      width,
      height: 132,
      left: 32,
      right: Math.max(33, width - 6),
      errors: { top: 4, bottom: 56 },
      ram: null,
      ...at(79),
    };
  }
  const lanes = at(ram ? 149 : 105);
  return {
    compact,
    width,
    height: lanes.axis + 20,
    left: 100,
    right: Math.max(101, width - 6),
    errors: { top: 24, bottom: 82 },
    ram: ram ? { top: 94, bottom: 126 } : null,
    ...lanes,
  };
}

/** A moment's place between two edges. */
export const timeScale =
  ({ from, to }: { from: number; to: number }, { left, right }: { left: number; right: number }) =>
  (at: number): number =>
    left + ((at - from) / (to - from)) * (right - left);

/** The moment at a place: the inverse of `timeScale`. */
export const momentAt = (
  x: number,
  { from, to }: { from: number; to: number },
  { left, right }: { left: number; right: number },
): number => from + ((x - left) / (right - left)) * (to - from);

/** A value's height in its lane. */
export const heightIn = ({ top, bottom }: Lane, value: number, max: number): number =>
  bottom - (Math.min(value, max) / max) * (bottom - top);
