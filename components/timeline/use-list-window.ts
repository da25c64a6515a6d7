"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useMedia } from "@/components/ui/use-media";
import { ITEM_HEIGHTS, type ListItem } from "./list-items";

interface ListWindowOptions {
  items: ListItem[];
  /** The line that is always drawn, wherever the list is scrolled to: the selected one, which may hold the focus. */
  kept: number;
  scroller: RefObject<HTMLElement | null>;
}

const OVERSCAN = 12;
/** The heads of the columns stand over the first line. */
const HEAD_PX = 28;

/** Draws only the lines in sight. The list may lie anywhere within what scrolls. */
export function useListWindow({ items, kept, scroller }: ListWindowOptions) {
  const isLines = useMedia("(min-width: 768px)");
  const body = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const outer = scroller.current;
    if (outer === null || body.current === null) return;
    const offset =
      body.current.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop;
    setMargin(Math.round(offset));
  });
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ITEM_HEIGHTS[items[index]?.kind ?? "snapshot"][isLines ? "line" : "card"],
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: OVERSCAN,
    // Drawn with the frame that it belongs to, not before the next event: the overscan covers that.
    useFlushSync: false,
    scrollMargin: margin,
    scrollPaddingStart: isLines ? HEAD_PX : 0,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return kept < 0 || inSight.includes(kept) ? inSight : [...inSight, kept].sort((a, b) => a - b);
    },
  });
  const offset = virtualizer.scrollOffset ?? 0;
  return {
    body,
    virtualizer,
    margin,
    /** Cards are as high as their text. */
    measure: isLines ? undefined : virtualizer.measureElement,
    isAtTop: offset <= Math.max(8, margin),
    lastInSight: virtualizer.range?.endIndex ?? 0,
  };
}
