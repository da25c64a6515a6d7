"use client";

import { Fragment } from "react";
import { cx } from "@/components/ui/class-names";
import { Cell, Grid, HeadCell, Row } from "@/components/ui/grid";
import { dayText, dayTitle, isSameDay, zoneText } from "@/components/ui/time-text";
import { useNow } from "@/components/ui/use-now";
import { useRoving } from "@/components/ui/use-roving";
import type { Rollback } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { CurrentRow } from "./current-row";
import { PendingRow } from "./pending-row";
import { RollbackRow } from "./rollback-row";
import { SNAPSHOT_COLUMNS, SnapshotRow } from "./snapshot-row";
import type { TimelineEntry } from "./timeline-entries";

interface SnapshotListProps {
  session: Session;
  entries: TimelineEntry[];
  rollbacks: Rollback[];
  newest: Snapshot | undefined;
  selected: Snapshot | undefined;
  onSelect: (snapshot: Snapshot) => void;
  onOpen: () => void;
  /** Buttons of the selected row. */
  actionsFor: (snapshot: Snapshot) => React.ReactNode;
}

/** The current state first, then snapshots newest first with rollbacks between them. The chart's text equivalent. */
export function SnapshotList(props: SnapshotListProps) {
  const { session, entries, rollbacks, newest, selected, onSelect, onOpen, actionsFor } = props;
  const now = useNow(60_000) ?? new Date();
  const snapshots = entries.filter((entry) => entry.kind === "snapshot").map((entry) => entry.snapshot);
  const byId = new Map(snapshots.map((snapshot) => [snapshot.id as string, snapshot]));
  const select = (id: string) => {
    const snapshot = byId.get(id);
    if (snapshot) onSelect(snapshot);
  };
  const roving = useRoving({
    ids: snapshots.map(({ id }) => id),
    current: selected?.id ?? null,
    onMove: select,
    onEnter: onOpen,
  });

  return (
    <Grid label="Snapshots" className="bg-surface" {...roving.listProps}>
      <Row
        className={cx(
          "thead sticky top-0 z-sticky hidden h-7 items-center border-line border-t bg-canvas px-4",
          SNAPSHOT_COLUMNS,
        )}
      >
        <HeadCell>Time, {zoneText(now)}</HeadCell>
        <HeadCell className="sr-only">Kind</HeadCell>
        <HeadCell className="col-start-3">Name</HeadCell>
        <HeadCell>Tags</HeadCell>
        <HeadCell>Change since previous</HeadCell>
        <HeadCell>Error rate</HeadCell>
        <HeadCell className="max-xl:hidden">Author</HeadCell>
        <HeadCell className="text-right max-xl:hidden">Size</HeadCell>
        <HeadCell className="sr-only">Held</HeadCell>
      </Row>
      <CurrentRow session={session} newest={newest} />
      <PendingRow sessionId={session.id} />
      {entries.map((entry, index) => {
        const before = entries[index - 1];
        const opensDay = before === undefined || !isSameDay(before.at, entry.at);
        return (
          <Fragment key={entry.id}>
            {opensDay ? <DayRow at={entry.at} now={now} /> : null}
            {entry.kind === "rollback" ? (
              <RollbackRow rollback={entry.rollback} target={byId.get(entry.rollback.snapshotId)} />
            ) : (
              <SnapshotRow
                snapshot={entry.snapshot}
                undoneAt={rollbacks.find(({ id }) => id === entry.snapshot.undoneBy)?.startedAt}
                isSelected={entry.id === selected?.id}
                rowProps={roving.rowProps(entry.id)}
                onSelect={() => onSelect(entry.snapshot)}
                actions={entry.id === selected?.id ? actionsFor(entry.snapshot) : null}
              />
            )}
          </Fragment>
        );
      })}
    </Grid>
  );
}

const DayRow = ({ at, now }: { at: string; now: Date }) => {
  const title = dayTitle(at, now);
  return (
    <Row className="flex h-7 items-center bg-canvas px-4 text-micro">
      <Cell className="flex gap-2">
        <span className="font-medium text-ink">{title}</span>
        {title === dayText(at) ? null : <span className="text-ink-3">{dayText(at)}</span>}
      </Cell>
    </Row>
  );
};
