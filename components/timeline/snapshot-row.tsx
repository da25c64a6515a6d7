"use client";

import { HeartPulse, Pin, ShieldCheck, User } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { useTranslations } from "use-intl";
import { ErrorRate } from "@/components/sessions/session-facts";
import { ChangeLine } from "@/components/snapshot/change-line";
import { KindMark } from "@/components/snapshot/kind-mark";
import { SnapshotName } from "@/components/snapshot/snapshot-name";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { Tag } from "@/components/ui/tag";
import { Clock } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import type { SnapshotId } from "@/lib/contract/ids";
import type { Snapshot } from "@/lib/contract/snapshot";
import { RowActions } from "./row-actions";
import { SNAPSHOT_COLUMNS, WIDE_ONLY } from "./snapshot-columns";
import type { Standing } from "./use-standing";

/** What the rows share, each the same function from one drawing to the next. */
export interface SnapshotRowActions {
  onCompare: (snapshot: Snapshot) => void;
  onRollBack: (snapshot: Snapshot) => void;
  /** Why nothing can be written now, or null. */
  blocked: string | null;
}

interface SnapshotRowProps extends SnapshotRowActions {
  snapshot: Snapshot;
  rowIndex: number;
  /** When a later rollback undid it. */
  undoneAt: string | undefined;
  isSelected: boolean;
  /** Picked with the selected one. */
  isAlso: boolean;
  /** The one that Tab reaches. */
  isStop: boolean;
  /** How it stands to the state that the session is in, as far as that is known of it. */
  standing: Standing;
  onPick: (id: SnapshotId, event: MouseEvent) => void;
}

/** One snapshot. A line on wide screens, a card on a phone. Drawn anew only when it changes: a page of more has hundreds. */
export const SnapshotRow = memo(function SnapshotRow(props: SnapshotRowProps) {
  const { snapshot, rowIndex, undoneAt, isSelected, isAlso, isStop, standing } = props;
  const { onPick, onCompare, onRollBack, blocked } = props;
  const words = useTranslations("timeline.row");
  const format = useFormat();
  const undone = snapshot.undoneBy !== null;
  const marks = (
    <>
      {snapshot.lastHealthy ? (
        <span className="pill tone-ok shrink-0 text-micro!">
          <HeartPulse size={14} aria-hidden="true" />
          {words("lastHealthy")}
        </span>
      ) : null}
      {undone ? (
        <span className="shrink-0 text-ink-3 text-micro">
          {undoneAt ? words("undoneAt", { time: format.minute(undoneAt) }) : words("undone")}
        </span>
      ) : null}
    </>
  );
  return (
    <Row
      data-row={snapshot.id}
      tabIndex={isStop ? 0 : -1}
      aria-selected={isSelected || isAlso}
      aria-rowindex={rowIndex}
      onClick={(event) => onPick(snapshot.id, event)}
      className={cx(
        "group relative flex cursor-pointer flex-wrap items-center gap-x-2 gap-y-0.5 px-4 max-md:py-2.5 md:h-row",
        SNAPSHOT_COLUMNS,
      )}
    >
      <Cell className={cx("text-small max-md:text-strong", isSelected ? "max-md:font-medium" : "text-ink-2")}>
        <Clock at={snapshot.createdAt} />
      </Cell>
      <Cell className="flex max-md:order-first">
        <KindMark kind={snapshot.kind} undone={undone} />
      </Cell>
      <Cell className="flex min-w-0 items-center gap-2 max-md:order-6 max-md:w-full">
        <span className={cx("code flex min-w-0", isSelected && "md:font-medium", undone && "text-ink-2")}>
          <SnapshotName name={snapshot.name} />
        </span>
        <span className="contents max-md:hidden">{marks}</span>
      </Cell>
      <Cell className="flex min-w-0 gap-1 overflow-hidden max-md:hidden">
        {snapshot.tags.slice(0, 2).map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        {snapshot.tags.length > 2 ? <Tag>+{snapshot.tags.length - 2}</Tag> : null}
      </Cell>
      <Cell className="truncate text-ink-2 text-small max-md:order-7 max-md:w-full">
        {snapshot.change === null ? (
          <span className="text-ink-3">{words("first")}</span>
        ) : (
          <ChangeLine changes={snapshot.change} none={words("noChange")} />
        )}
      </Cell>
      <Cell className="max-md:order-4">
        <span className="text-ink-3 text-small md:hidden">{words("errors")} </span>
        <ErrorRate health={snapshot.health} />
      </Cell>
      <Cell className={cx("flex min-w-0 items-center gap-1.5 text-ink-2 text-small", WIDE_ONLY)}>
        <AuthorMark kind={snapshot.createdBy.kind} />
        <span className="truncate">{snapshot.createdBy.name}</span>
      </Cell>
      <Cell className={cx("num text-right text-ink-2 text-small", WIDE_ONLY)}>
        {format.bytes(snapshot.sizeBytes)}
      </Cell>
      <Cell className="flex items-center gap-2 max-md:order-2 max-md:flex-1">
        <span className="flex items-center gap-2 md:hidden">{marks}</span>
        <span className="flex-1 md:hidden" />
        {snapshot.held ? (
          <span title={words("heldMeans")} className="inline-flex">
            <Pin size={14} className="text-ink" role="img" aria-label={words("held")} />
          </span>
        ) : null}
      </Cell>
      <Cell
        className={cx(
          "absolute inset-y-0 right-3 items-center gap-1.5 pl-3 max-md:hidden",
          isSelected ? "flex bg-selected" : "hidden bg-hover group-hover:flex group-focus-visible:flex",
        )}
      >
        <RowActions
          isSelected={isSelected}
          standing={standing}
          onCompare={() => onCompare(snapshot)}
          onRollBack={() => onRollBack(snapshot)}
          blocked={blocked}
        />
      </Cell>
    </Row>
  );
});

const AuthorMark = ({ kind }: { kind: Snapshot["createdBy"]["kind"] }) =>
  kind === "user" || kind === "token" ? (
    <User size={13} className="text-ink-3" aria-hidden="true" />
  ) : (
    <ShieldCheck size={13} className="text-ink-3" aria-hidden="true" />
  );
