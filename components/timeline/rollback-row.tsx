"use client";

import { CircleAlert, LoaderCircle, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { checksText, outcomeTitle } from "@/components/rollback/outcome-text";
import { useRollbackControl } from "@/components/rollback/rollback-control";
import { stepPosition } from "@/components/rollback/step-list";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { Clock } from "@/components/ui/time";
import { momentText } from "@/components/ui/time-text";
import type { Rollback } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Words } from "@/lib/i18n/words";
import { SNAPSHOT_COLUMNS } from "./snapshot-row";

interface RollbackRowProps {
  rollback: Rollback;
  /** Undefined when the snapshot is not on screen, or was deleted since. */
  target: Snapshot | undefined;
}

/** A rollback at its time: what it came to, by whom and why. */
export function RollbackRow({ rollback, target }: RollbackRowProps) {
  const { watch } = useRollbackControl();
  const words = useTranslations("rollback");
  const time = target ? momentText(target.createdAt, new Date()) : "a snapshot that is not in this list";
  return (
    <Row
      className={cx(
        "flex flex-wrap items-center gap-x-3 gap-y-1 px-4 max-md:py-2 md:min-h-[30px]",
        SNAPSHOT_COLUMNS,
      )}
    >
      <Cell className="text-ink-3 text-small">
        <Clock at={rollback.finishedAt ?? rollback.startedAt} />
      </Cell>
      <Cell className="flex max-md:order-first">
        <RollbackMark rollback={rollback} />
      </Cell>
      <Cell className="flex min-w-0 items-center gap-2 text-ink-2 text-small max-md:w-full md:col-span-4 xl:col-span-6">
        <span className="min-w-0 md:truncate">{sentence(rollback, time, words)}</span>
      </Cell>
      <Cell className="max-md:ml-auto md:col-start-[-2] md:justify-self-end">
        <button
          type="button"
          className="link text-ink-2 text-small max-md:min-h-11"
          onClick={() => watch(rollback.id)}
          aria-label={`Details of the rollback to ${time}`}
        >
          {rollback.status === "running" ? "Watch" : "Details"}
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

function sentence(rollback: Rollback, time: string, words: Words<"rollback">) {
  const by = `by ${rollback.requestedBy.name}${rollback.reason === "" ? "" : `, “${rollback.reason}”`}`;
  if (rollback.status === "running") {
    const { at, of, title } = stepPosition(rollback, words);
    return (
      <>
        <span className="text-ink">Rolling back to {time}</span> {by}. Step {at} of {of}:{" "}
        {title.toLowerCase()}.
      </>
    );
  }
  const checks = checksText(rollback, words);
  const rest = [checks, rollback.undoneBy ? "Undone later" : "", rollback.accepted ? "Accepted" : ""].filter(
    Boolean,
  );
  return (
    <>
      <span className="text-ink">{outcomeTitle(rollback, time, words).title}</span> {by}.{" "}
      {rest.map((text) => `${text}. `)}
    </>
  );
}
