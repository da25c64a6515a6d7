"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { Clock } from "@/components/ui/time";
import type { AuditItem } from "@/lib/contract/audit";
import { ActorName } from "./actor";
import { AUDIT_COLUMNS, WIDE } from "./audit-columns";
import { EventName } from "./event-mark";

interface TickRowProps {
  id: string;
  events: [AuditItem, ...AuditItem[]];
  isOpen: boolean;
  isSelected: boolean;
  tabIndex: number;
  rowIndex: number;
  onSelect: (id: string) => void;
  onToggle: (id: string) => void;
}

/** What the policies did in one tick, as one line. */
export function TickRow(props: TickRowProps) {
  const { id, events, isOpen, isSelected, tabIndex, rowIndex, onSelect, onToggle } = props;
  const words = useTranslations("audit.tick");
  const [first] = events;
  const sessions = new Set(events.flatMap(({ sessionId }) => sessionId ?? [])).size;
  const actors = [...new Set(events.map(({ actor }) => actor.name))];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <Row
      data-row={id}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      tabIndex={tabIndex}
      onFocus={() => onSelect(id)}
      onClick={() => onToggle(id)}
      className={cx(
        "min-h-9 cursor-default px-6 py-1 text-small max-md:flex max-md:min-h-14 max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-1 max-md:px-4 max-md:py-2 max-md:text-body",
        AUDIT_COLUMNS,
      )}
    >
      <Cell className="text-ink-2">
        <Clock at={first.at} />
      </Cell>
      <Cell className="min-w-0 max-md:flex-1">
        <EventName action={first.action} outcome={first.outcome} />
      </Cell>
      <Cell className="truncate text-ink-2 max-md:order-4">{words("sessions", { count: sessions })}</Cell>
      <Cell className="min-w-0 text-ink-2 max-md:order-5">
        <ActorName kind="policy" name={actors.join(", ")} />
      </Cell>
      <Cell className="min-w-0 max-md:order-3 max-md:basis-full">
        <button
          type="button"
          tabIndex={-1}
          className="inline-flex items-center gap-1 text-ink-2 hover:text-ink max-md:min-h-11"
          aria-expanded={isOpen}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(id);
          }}
        >
          <Chevron size={13} aria-hidden="true" />
          {words("events", { count: events.length })}
          <span className="sr-only">
            {words(isOpen ? "collapse" : "expand", { count: String(events.length) })}
          </span>
        </button>
      </Cell>
      <Cell className={cx("max-md:hidden", WIDE)} />
      <Cell className={cx("max-md:hidden", WIDE)} />
    </Row>
  );
}
