"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Cell, Row } from "@/components/ui/grid";
import type { Older } from "./use-pages";

export const OLDER_HEIGHT = 64;

interface OlderRowProps {
  older: Older;
  /** Where it stands, in px: placed as the rows are, so that it moves nothing when they come before it. */
  top: number;
  rowIndex: number;
}

/** Scrolling loads older snapshots by itself; this is for whoever does not scroll, and for a page that failed. */
export function OlderRow({ older, top, rowIndex }: OlderRowProps) {
  const words = useTranslations("timeline.older");
  return (
    <Row
      aria-rowindex={rowIndex}
      className="absolute inset-x-0 top-0 flex items-center px-4"
      style={{ height: OLDER_HEIGHT, transform: `translateY(${top}px)` }}
    >
      <Cell className="flex items-center gap-3">
        <Button onClick={older.load} busy={older.loading ? words("loading") : false}>
          {words("load")}
        </Button>
        {older.failed ? (
          <span role="alert" className="text-bad text-small">
            {words("failed")}
          </span>
        ) : null}
      </Cell>
    </Row>
  );
}
