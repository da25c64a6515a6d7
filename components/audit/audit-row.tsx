"use client";

import { memo } from "react";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { Tag } from "@/components/ui/tag";
import { Clock } from "@/components/ui/time";
import type { AuditItem } from "@/lib/contract/audit";
import { ActorName } from "./actor";
import { AUDIT_COLUMNS, WIDE } from "./audit-columns";
import { EventName } from "./event-mark";
import { ReviewMark } from "./review-mark";

interface AuditRowProps {
  id: string;
  event: AuditItem;
  /** What the session is called, or its key where that is not known. */
  session: string | null;
  line: string;
  isSelected: boolean;
  isInTick: boolean;
  /** The proof of the log ended at this one. */
  isBroken: boolean;
  tabIndex: number;
  rowIndex: number;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
}

/** One event. */
export const AuditRow = memo(function AuditRow(props: AuditRowProps) {
  const { id, event, session, line, isSelected, isInTick, isBroken, tabIndex, rowIndex } = props;
  const tags = event.snapshot?.tags ?? [];
  return (
    <Row
      data-row={id}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      tabIndex={tabIndex}
      onFocus={() => props.onSelect(id)}
      onClick={() => props.onOpen(id)}
      className={cx(
        "min-h-9 cursor-default px-6 py-1 text-small max-md:flex max-md:min-h-14 max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-1 max-md:px-4 max-md:py-2 max-md:text-body",
        AUDIT_COLUMNS,
        isInTick && "md:bg-canvas",
        isBroken && "shadow-[inset_3px_0_0_var(--cb-bad)]!",
      )}
    >
      <Cell className={cx("text-ink-2", isInTick && "md:pl-2")}>
        <Clock at={event.at} />
      </Cell>
      <Cell className="min-w-0 max-md:flex-1">
        <EventName action={event.action} outcome={event.outcome} />
      </Cell>
      <Cell className="truncate max-md:order-4 max-md:text-ink-2">{session}</Cell>
      <Cell className="min-w-0 text-ink-2 max-md:order-5">
        <ActorName {...event.actor} />
      </Cell>
      <Cell className="truncate text-ink-2 max-md:order-3 max-md:basis-full max-md:whitespace-normal max-md:text-ink">
        <span title={line}>{line}</span>
      </Cell>
      <Cell className={cx("truncate max-md:hidden", WIDE)}>
        {tags.length === 0 ? null : (
          <span className="inline-flex gap-1">
            {tags.slice(0, 2).map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
            {tags.length > 2 ? <span className="text-ink-3">+{tags.length - 2}</span> : null}
          </span>
        )}
      </Cell>
      <Cell className={cx("flex min-w-0 items-center max-md:order-6", "max-lg:md:hidden")}>
        <ReviewMark event={event} />
      </Cell>
    </Row>
  );
});
