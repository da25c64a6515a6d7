/** An event at the top of the chart: where, and its text. */
export interface LabelledEvent {
  id: string;
  x: number;
  text: string;
}

export interface PlacedEvent extends LabelledEvent {
  /** On which side of the mark the text stands; null when there is no room for it. */
  side: "right" | "left" | null;
}

const GAP_PX = 6;
const LATIN_PX = 6.7;
const WIDE_PX = 11;
/** Han, kana, and the full-width signs. */
const WIDE = /[\u2e80-\u9fff\uff00-\uffef]/;

/** How wide a text of the chart is, nearly. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? WIDE_PX : LATIN_PX), 0);

/** Puts a text beside each mark where it fits, the newest events first. What has no room keeps its mark. */
export function placeLabels(events: readonly LabelledEvent[], left: number, right: number): PlacedEvent[] {
  const taken: [number, number][] = [];
  const isFree = (from: number, to: number) =>
    from >= left && to <= right && taken.every(([begin, end]) => to < begin || from > end);
  for (const { x } of events) taken.push([x - 4, x + 4]);
  return [...events]
    .sort((a, b) => b.x - a.x)
    .map((event) => {
      const width = textWidth(event.text);
      const spans = {
        left: [event.x - GAP_PX - width, event.x - GAP_PX + 1],
        right: [event.x + GAP_PX - 1, event.x + GAP_PX + width],
      } as const;
      const side = (["right", "left"] as const).find((which) => isFree(...spans[which])) ?? null;
      if (side !== null) taken.push([...spans[side]]);
      return { ...event, side };
    });
}
