"use client";

import { CircleAlert, LoaderCircle, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { useRollbackControl } from "@/components/rollback/rollback-control";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { Clock } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import { rollbackSentence } from "./rollback-sentence";
import { SNAPSHOT_COLUMNS } from "./snapshot-columns";

interface RollbackRowProps {
  rollback: Rollback;
  /** Undefined when the snapshot is not on screen, or was deleted since. */
  target: Snapshot | undefined;
  rowIndex: number;
}

/** A rollback at its time: what it came to, by whom and why. */
export function RollbackRow({ rollback, target, rowIndex }: RollbackRowProps) {
  const { watch } = useRollbackControl();
  const words = useTranslations("timeline");
  const format = useFormat();
  const time = target ? format.moment(target.createdAt, new Date()) : words("rollback.unknownTarget");
  const { title, rest } = rollbackSentence(rollback, time, words);
  return (
    <Row
      aria-rowindex={rowIndex}
      className={cx(
        "flex flex-wrap items-center gap-x-2 gap-y-1 px-4 max-md:py-2 md:h-[30px]",
        SNAPSHOT_COLUMNS,
      )}
    >
      <Cell className="text-ink-3 text-small">
        <Clock at={rollback.finishedAt ?? rollback.startedAt} />
      </Cell>
      <Cell className="flex max-md:order-first">
        <RollbackMark rollback={rollback} />
      </Cell>
      <Cell className="flex min-w-0 items-center gap-3 text-ink-2 text-small max-md:order-last max-md:w-full md:col-span-5 md:@min-[1000px]:col-span-7">
        <span className="min-w-0 flex-1 md:truncate">
          <span className="text-ink">{title}</span> {rest}
        </span>
        <button
          type="button"
          className="link text-ink-2 text-small max-md:min-h-11"
          onClick={() => watch(rollback.id)}
          aria-label={
            rollback.status === "running" ? words("rollback.watch") : words("rollback.detailsOf", { time })
          }
        >
          {words(rollback.status === "running" ? "rollback.watch" : "rollback.details")}
        </button>
      </Cell>
    </Row>
  );
}

function RollbackMark({ rollback: { status, outcome } }: { rollback: Rollback }) {
  if (status === "running") {
    return (
      <LoaderCircle
        size={14}
        className="animate-spin text-action motion-reduce:animate-none"
        aria-hidden="true"
      />
    );
  }
  return outcome === "restored" ? (
    <Undo2 size={14} className="text-action" aria-hidden="true" />
  ) : (
    <CircleAlert size={14} className="text-bad" aria-hidden="true" />
  );
}
