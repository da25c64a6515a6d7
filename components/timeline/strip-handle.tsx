"use client";

import type { KeyboardEvent } from "react";
import { useFormat } from "@/components/ui/use-format";

interface StripHandleProps {
  x: number;
  label: string;
  at: number;
  bounds: { from: number; to: number };
  /** One step later, or earlier. */
  onStep: (by: 1 | -1) => void;
}

const STEPS: Record<string, 1 | -1> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** An edge of the window on the strip. The strip itself follows the pointer; this is what the keyboard holds. */
export function StripHandle({ x, label, at, bounds, onStep }: StripHandleProps) {
  const format = useFormat();
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined || event.shiftKey || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(by);
  };
  return (
    <span
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={Math.round(bounds.from / 1000)}
      aria-valuemax={Math.round(bounds.to / 1000)}
      aria-valuenow={Math.round(at / 1000)}
      aria-valuetext={format.moment(at, new Date())}
      className="absolute top-0 -ml-3 flex h-full w-6 cursor-ew-resize items-center justify-center"
      style={{ left: x }}
      onKeyDown={onKeyDown}
    >
      <span className="h-3.5 w-1.5 rounded-[2px] bg-ink-2" />
    </span>
  );
}
