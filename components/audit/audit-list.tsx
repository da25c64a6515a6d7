"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Cell, Grid, HeadCell, Row } from "@/components/ui/grid";
import { useFormat } from "@/components/ui/use-format";
import type { useRoving } from "@/components/ui/use-roving";
import { AUDIT_COLUMNS, WIDE } from "./audit-columns";
import type { AuditLine } from "./audit-lines";
import { AuditRow } from "./audit-row";
import { eventLine } from "./event-line";
import { TickRow } from "./tick-row";
import type { useAudit } from "./use-audit";

interface AuditListProps {
  lines: readonly AuditLine[];
  /** The line that is selected; null for none. */
  current: string | null;
  /** The event at which the log is broken. */
  brokenAt: number | undefined;
  now: Date;
  labels: ReadonlyMap<string, string>;
  pages: ReturnType<typeof useAudit>;
  roving: ReturnType<typeof useRoving>;
  onSelect: (key: string) => void;
  onOpen: (key: string) => void;
}

/** The events under their days. */
export function AuditList(props: AuditListProps) {
  const { lines, current, brokenAt, now, labels, pages, roving, onSelect, onOpen } = props;
  const words = useTranslations("audit");
  const select = useCallback((key: string) => onSelect(key), [onSelect]);
  const open = useCallback((key: string) => onOpen(key), [onOpen]);
  const tabStop = (key: string) => roving.rowProps(key).tabIndex;
  return (
    <Grid
      label={words("title")}
      {...roving.listProps}
      aria-busy={pages.isPlaceholderData}
      className={cx(
        "min-h-0 flex-1 scroll-pt-8 overflow-y-auto border-line border-t bg-surface",
        pages.isPlaceholderData && "opacity-60",
      )}
    >
      <Head now={now} />
      {lines.map((line, index) => {
        const place = {
          id: line.key,
          rowIndex: index + 2,
          tabIndex: tabStop(line.key),
          isSelected: line.key === current,
        };
        if (line.kind === "day") return <Day key={line.key} at={line.at} now={now} rowIndex={index + 2} />;
        if (line.kind === "tick")
          return (
            <TickRow
              key={line.key}
              {...place}
              events={line.events}
              isOpen={line.isOpen}
              onSelect={select}
              onToggle={open}
            />
          );
        const { event } = line;
        return (
          <AuditRow
            key={line.key}
            {...place}
            event={event}
            session={event.sessionId === null ? null : (labels.get(event.sessionId) ?? event.sessionId)}
            line={eventLine(event, words)}
            isInTick={line.isInTick}
            isBroken={event.seq === brokenAt}
            onSelect={select}
            onOpen={open}
          />
        );
      })}
      <Older pages={pages} />
    </Grid>
  );
}

function Head({ now }: { now: Date }) {
  const words = useTranslations("audit.columns");
  const format = useFormat();
  return (
    <Row
      aria-rowindex={1}
      className={cx(
        "thead sticky top-0 z-sticky h-7 border-line border-b bg-canvas px-6 max-md:hidden",
        AUDIT_COLUMNS,
      )}
    >
      <HeadCell className="whitespace-nowrap">{words("time", { zone: format.zone(now) })}</HeadCell>
      <HeadCell>{words("event")}</HeadCell>
      <HeadCell>{words("session")}</HeadCell>
      <HeadCell>{words("actor")}</HeadCell>
      <HeadCell>{words("detail")}</HeadCell>
      <HeadCell className={WIDE}>{words("tags")}</HeadCell>
      <HeadCell className={WIDE}>{words("review")}</HeadCell>
    </Row>
  );
}

function Day({ at, now, rowIndex }: { at: string; now: Date; rowIndex: number }) {
  const format = useFormat();
  const title = format.dayTitle(Date.parse(at), now);
  const day = format.day(Date.parse(at));
  return (
    <Row aria-rowindex={rowIndex} className="flex h-7 items-center bg-canvas px-6 text-micro max-md:px-4">
      <Cell className="flex gap-2">
        <span className="font-medium text-ink">{title}</span>
        {title === day ? null : <span className="text-ink-3">{day}</span>}
      </Cell>
    </Row>
  );
}

function Older({ pages }: Pick<AuditListProps, "pages">) {
  const words = useTranslations("audit");
  if (!pages.hasNextPage) return null;
  return (
    <Row className="px-6 py-3 max-md:px-4">
      <Cell className="flex items-center gap-3">
        <Button
          onClick={() => void pages.fetchNextPage()}
          busy={pages.isFetchingNextPage ? words("loadingOlder") : false}
        >
          {words("older")}
        </Button>
        {pages.isFetchNextPageError ? (
          <span role="alert" className="text-bad text-small">
            {words("olderFailed")}
          </span>
        ) : null}
      </Cell>
    </Row>
  );
}
