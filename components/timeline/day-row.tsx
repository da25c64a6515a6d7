"use client";

import { Cell, Row } from "@/components/ui/grid";
import { useFormat } from "@/components/ui/use-format";

/** Heads the rows of a day. */
export function DayRow({ at, now, rowIndex }: { at: number; now: Date; rowIndex: number }) {
  const format = useFormat();
  const title = format.dayTitle(at, now);
  return (
    <Row aria-rowindex={rowIndex} className="flex h-7 items-center bg-canvas px-4 text-micro">
      <Cell className="flex gap-2">
        <span className="font-medium text-ink">{title}</span>
        {title === format.day(at) ? null : <span className="text-ink-3">{format.day(at)}</span>}
      </Cell>
    </Row>
  );
}
