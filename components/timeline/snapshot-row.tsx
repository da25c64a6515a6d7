import { HeartPulse, Pin, ShieldCheck, User } from "lucide-react";
import type { ReactNode } from "react";
import { ErrorRate } from "@/components/sessions/session-facts";
import { ChangeLine } from "@/components/snapshot/change-line";
import { KindMark } from "@/components/snapshot/kind-mark";
import { SnapshotName } from "@/components/snapshot/snapshot-name";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { bytesText } from "@/components/ui/number-text";
import { Tag } from "@/components/ui/tag";
import { Clock } from "@/components/ui/time";
import { minuteText } from "@/components/ui/time-text";
import type { Snapshot } from "@/lib/contract/snapshot";

export const SNAPSHOT_COLUMNS =
  "md:grid md:gap-x-3 md:grid-cols-[62px_18px_minmax(0,1fr)_120px_190px_62px_16px] xl:grid-cols-[62px_18px_minmax(0,1fr)_150px_216px_62px_112px_58px_16px]";

interface SnapshotRowProps {
  snapshot: Snapshot;
  /** When a later rollback undid it. */
  undoneAt: string | undefined;
  isSelected: boolean;
  rowProps: { "data-row": string; tabIndex: number; "aria-selected": boolean };
  onSelect: () => void;
  actions: ReactNode;
}

/** One snapshot. A line on wide screens, a card on a phone. */
export function SnapshotRow({
  snapshot,
  undoneAt,
  isSelected,
  rowProps,
  onSelect,
  actions,
}: SnapshotRowProps) {
  const undone = snapshot.undoneBy !== null;
  return (
    <Row
      {...rowProps}
      onClick={onSelect}
      onFocus={onSelect}
      className={cx(
        "relative flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 max-md:py-3 md:min-h-row",
        SNAPSHOT_COLUMNS,
      )}
    >
      <Cell className="text-small">
        <Clock at={snapshot.createdAt} />
      </Cell>
      <Cell className="flex max-md:order-first">
        <KindMark kind={snapshot.kind} undone={undone} />
      </Cell>
      <Cell
        className={cx("flex min-w-0 items-center gap-2 max-md:order-6 max-md:w-full", undone && "text-ink-2")}
      >
        <span className={cx("code flex min-w-0", isSelected && "font-medium")}>
          <SnapshotName name={snapshot.name} />
        </span>
        {snapshot.lastHealthy ? (
          <span className="pill tone-ok shrink-0">
            <HeartPulse size={14} aria-hidden="true" />
            last healthy
          </span>
        ) : null}
        {undone ? (
          <span className="shrink-0 text-ink-3 text-small">
            undone {undoneAt ? minuteText(undoneAt) : ""}
          </span>
        ) : null}
      </Cell>
      <Cell className="flex min-w-0 gap-1 overflow-hidden max-md:order-8 max-md:w-full max-md:flex-wrap">
        {snapshot.tags.slice(0, 2).map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        {snapshot.tags.length > 2 ? <Tag>+{snapshot.tags.length - 2}</Tag> : null}
      </Cell>
      <Cell className="truncate text-ink-2 text-small max-md:order-7 max-md:w-full">
        {snapshot.change === null ? (
          <span className="text-ink-3">first</span>
        ) : (
          <ChangeLine changes={snapshot.change} none="no change" />
        )}
      </Cell>
      <Cell className="max-md:order-3 max-md:ml-auto">
        <span className="text-ink-3 text-small md:hidden">errors </span>
        <ErrorRate health={snapshot.health} />
      </Cell>
      <Cell className="flex min-w-0 items-center gap-1.5 text-ink-2 text-small max-xl:hidden">
        <AuthorMark kind={snapshot.createdBy.kind} />
        <span className="truncate">{snapshot.createdBy.name}</span>
      </Cell>
      <Cell className="num text-right text-ink-2 text-small max-xl:hidden">
        {bytesText(snapshot.sizeBytes)}
      </Cell>
      <Cell className="flex max-md:order-4">
        {snapshot.held ? <Pin size={14} className="text-ink" aria-label="held" /> : null}
      </Cell>
      {actions === null ? null : (
        <Cell className="absolute inset-y-0 right-3 hidden items-center gap-2 bg-selected pl-2 xl:flex">
          {actions}
        </Cell>
      )}
    </Row>
  );
}

const AuthorMark = ({ kind }: { kind: Snapshot["createdBy"]["kind"] }) =>
  kind === "user" || kind === "token" ? (
    <User size={13} className="text-ink-3" aria-hidden="true" />
  ) : (
    <ShieldCheck size={13} className="text-ink-3" aria-hidden="true" />
  );
