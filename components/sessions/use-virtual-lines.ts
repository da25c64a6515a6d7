"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback } from "react";
import { heightOf, type SessionLine } from "./session-lines";

const PHONE = "(max-width: 767px)";
/** The head of the columns stays over the rows. */
const HEAD_PX = 32;
const OVERSCAN = 10;

interface VirtualLinesOptions {
  lines: readonly SessionLine[];
  list: RefObject<HTMLElement | null>;
  /** The line that stays drawn wherever the list is scrolled to: it holds the tab stop, maybe the focus. */
  pinned: number;
}

/** Draws only the lines in sight of a long list. */
export function useVirtualLines({ lines, list, pinned }: VirtualLinesOptions) {
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current,
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    estimateSize: (index) => heightOf(lines[index], window.matchMedia(PHONE).matches),
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const inSight = defaultRangeExtractor(range);
        if (pinned < 0 || inSight.includes(pinned)) return inSight;
        return [...inSight, pinned].sort((a, b) => a - b);
      },
      [pinned],
    ),
    scrollPaddingEnd: HEAD_PX,
    overscan: OVERSCAN,
    // React would warn of a flush inside its own work; the overscan covers the frame that this costs.
    useFlushSync: false,
  });
  return {
    height: virtual.getTotalSize(),
    shown: virtual
      .getVirtualItems()
      .map(({ index, start }) => ({ index, top: start, measure: virtual.measureElement })),
    reveal: (index: number) => virtual.scrollToIndex(index),
  };
}
