"use client";

import { ArrowUp } from "lucide-react";
import { type MouseEvent, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Grid } from "@/components/ui/grid";
import { useFormat } from "@/components/ui/use-format";
import { useNow } from "@/components/ui/use-now";
import { useStable } from "@/components/ui/use-stable";
import type { SnapshotId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { CrossingRow } from "./crossing-row";
import { CurrentRow } from "./current-row";
import { DayRow } from "./day-row";
import { ListHead } from "./list-head";
import { holdBack, type ListItem, listItems } from "./list-items";
import { OLDER_HEIGHT, OlderRow } from "./older-row";
import { PendingRow, usePending } from "./pending-row";
import { RollbackRow } from "./rollback-row";
import type { Selection } from "./selection";
import { SnapshotRow, type SnapshotRowActions } from "./snapshot-row";
import type { TimelineEntry } from "./timeline-entries";
import { useListKeys } from "./use-list-keys";
import { useListWindow } from "./use-list-window";
import type { Older } from "./use-pages";
import type { Sought } from "./use-selection";
import type { Standing } from "./use-standing";

export interface SnapshotListProps {
  session: Session;
  entries: TimelineEntry[];
  rollbacks: Rollback[];
  /** The snapshot that the current state came from. */
  previous: Snapshot | undefined;
  selection: Selection;
  /** A row to bring into sight; a new object each time. */
  sought: Sought | null;
  older: Older;
  scroller: RefObject<HTMLElement | null>;
  onPick: (id: SnapshotId, how: "alone" | "add" | "range", order: readonly SnapshotId[]) => void;
  onOpen: () => void;
  /** How the selected snapshot stands to the state that the session is in. */
  standing: Standing;
  actions: SnapshotRowActions;
}

/** Lines from the end at which older ones are asked for: more than a reader flicks past while they come. */
const AHEAD = 140;

/** The current state first, then snapshots newest first with events between them. The chart's text equivalent. */
export function SnapshotList(props: SnapshotListProps) {
  const { session, entries, rollbacks, previous, selection, sought, older, scroller } = props;
  const { onPick, onOpen, standing, actions } = props;
  const words = useTranslations("timeline");
  const format = useFormat();
  const now = useNow(60_000) ?? new Date();
  const pending = usePending(session.id);
  const [since, setSince] = useState<number | null>(null);
  const isTaking = pending.length > 0;
  const zone = format.inZone;
  const { items, order, snapshots, held } = useMemo(() => {
    const { shown, held } = holdBack(entries, since);
    const rows = shown.flatMap((entry) => (entry.kind === "snapshot" ? [entry.snapshot] : []));
    return {
      held,
      items: listItems(shown, { pending: isTaking, zone }),
      order: rows.map(({ id }) => id),
      snapshots: new Map(rows.map((snapshot) => [snapshot.id, snapshot])),
    };
  }, [entries, since, isTaking, zone]);
  const indexOf = (id: string) => items.findIndex((item) => item.id === id);

  const kept = selection.main === null ? -1 : indexOf(selection.main);
  const { body, virtualizer, margin, measure, isAtTop, lastInSight } = useListWindow({
    items,
    kept,
    scroller,
  });
  const undoneAt = new Map(rollbacks.map(({ id, startedAt }) => [id, startedAt]));

  const reveal = (id: SnapshotId) => {
    const index = indexOf(id);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: "auto" });
    else setSince(null);
  };
  const keys = useListKeys({
    ids: order,
    current: selection.main,
    list: body,
    onMove: (id, extend) => onPick(id, extend ? "range" : "alone", order),
    reveal,
    onEnter: onOpen,
  });

  // Further down the list nothing moves under the reader's eyes.
  const newest = entries[0]?.at ?? null;
  useEffect(() => {
    setSince((before) => (isAtTop ? null : (before ?? newest)));
  }, [isAtTop, newest]);

  const revealed = useRef<object | null>(null);
  useEffect(() => {
    if (sought === null || revealed.current === sought) return;
    revealed.current = sought;
    reveal(sought.id);
  });

  useEffect(() => {
    if (isTaking) scroller.current?.scrollTo({ top: 0 });
  }, [isTaking, scroller]);

  const { has, loading, failed, load } = older;
  const isNearEnd = has && !loading && !failed && lastInSight >= items.length - AHEAD && lastInSight > 0;
  useEffect(() => {
    if (isNearEnd) load();
  }, [isNearEnd, load]);

  const pick = useStable((id: SnapshotId, event: MouseEvent) => {
    if (event.shiftKey) onPick(id, "range", order);
    else onPick(id, event.ctrlKey || event.metaKey ? "add" : "alone", order);
  });
  const rowOf = (item: ListItem, rowIndex: number): ReactNode => {
    switch (item.kind) {
      case "current":
        return <CurrentRow session={session} previous={previous} rowIndex={rowIndex} />;
      case "pending":
        return pending.map((order) => (
          <PendingRow key={order.idempotencyKey} order={order} rowIndex={rowIndex} />
        ));
      case "day":
        return <DayRow at={item.at} now={now} rowIndex={rowIndex} />;
      case "crossing":
        return <CrossingRow crossing={item.crossing} rowIndex={rowIndex} />;
      case "rollback":
        return (
          <RollbackRow
            rollback={item.rollback}
            target={snapshots.get(item.rollback.snapshotId)}
            rowIndex={rowIndex}
          />
        );
      case "snapshot": {
        const isSelected = item.id === selection.main;
        const { undoneBy } = item.snapshot;
        return (
          <SnapshotRow
            {...actions}
            snapshot={item.snapshot}
            rowIndex={rowIndex}
            undoneAt={undoneBy === null ? undefined : undoneAt.get(undoneBy)}
            isSelected={isSelected}
            isAlso={selection.also.includes(item.id)}
            isStop={item.id === keys.stop}
            standing={isSelected ? standing : "elsewhere"}
            onPick={pick}
          />
        );
      }
    }
  };

  const height = virtualizer.getTotalSize();
  return (
    <>
      {held > 0 ? (
        <div className="sticky top-8 z-sticky flex h-0 justify-center">
          <Button size="s" className="shadow-2" onClick={() => scroller.current?.scrollTo({ top: 0 })}>
            <ArrowUp size={13} aria-hidden="true" />
            {words("newer", { count: held })}
          </Button>
        </div>
      ) : null}
      <Grid
        label={words("snapshots")}
        className="bg-surface"
        aria-multiselectable="true"
        aria-rowcount={older.has ? -1 : items.length + 1}
        onKeyDown={keys.onKeyDown}
      >
        <ListHead now={now} />
        {/* biome-ignore lint/a11y/useSemanticElements: rows that are placed one by one, not a table body */}
        <div
          ref={body}
          role="rowgroup"
          className="relative"
          style={{ height: height + (has ? OLDER_HEIGHT : 0) }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index];
            return item === undefined ? null : (
              <div
                key={key}
                role="presentation"
                ref={measure}
                data-index={index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start - margin}px)` }}
              >
                {rowOf(item, index + 2)}
              </div>
            );
          })}
          {has ? <OlderRow older={older} top={height} rowIndex={items.length + 2} /> : null}
        </div>
      </Grid>
    </>
  );
}
