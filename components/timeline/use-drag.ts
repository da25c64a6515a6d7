"use client";

import { type PointerEvent, useRef } from "react";

interface Drag {
  /** Where the pointer went down, and where it is, in pixels from the left edge of the element. */
  from: number;
  to: number;
}

interface DragHandlers {
  onDrag: (drag: Drag) => void;
  /** At the end; `moved` tells a drag from a click. */
  onDrop: (drag: Drag, moved: boolean) => void;
  onCancel?: () => void;
}

/** Less is a click of a hand that shakes. */
const MOVED_PX = 4;

/** Follows the pointer from press to release, also outside the element. Spread the result on it. */
export function useDrag({ onDrag, onDrop, onCancel }: DragHandlers) {
  const start = useRef<number | null>(null);
  const placeOf = (event: PointerEvent<HTMLElement>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = placeOf(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (start.current === null) return;
      const drag = { from: start.current, to: placeOf(event) };
      if (Math.abs(drag.to - drag.from) >= MOVED_PX) onDrag(drag);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (start.current === null) return;
      const drag = { from: start.current, to: placeOf(event) };
      start.current = null;
      onDrop(drag, Math.abs(drag.to - drag.from) >= MOVED_PX);
    },
    onPointerCancel: () => {
      start.current = null;
      onCancel?.();
    },
  };
}
