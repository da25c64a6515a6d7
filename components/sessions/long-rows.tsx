"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useImperativeHandle } from "react";
import type { RowsProps } from "./rows-props";
import { heightOf, PHONE } from "./session-lines";

/** The head of the columns stays over the rows. */
const HEAD_PX = 32;
const OVERSCAN = 10;

/** Draws only the lines in sight of a long list. */
export function LongRows({ lines, list, pinned, reveal, draw }: RowsProps) {
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current,
    initialOffset: () => list.current?.scrollTop ?? 0,
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
  useImperativeHandle(reveal, () => (index: number) => virtual.scrollToIndex(index), [virtual]);
  return (
    <div className="relative" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const line = lines[index];
        return line === undefined ? null : (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className="absolute inset-x-0 top-0 [contain:content]"
            style={{ transform: `translateY(${start}px)` }}
          >
            {draw(line, index)}
          </div>
        );
      })}
    </div>
  );
}
