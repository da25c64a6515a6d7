"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleDot } from "lucide-react";
import { useTranslations } from "use-intl";
import { useHost } from "@/components/host/use-host";
import { ErrorRate } from "@/components/sessions/session-facts";
import { useFailureText } from "@/components/shell/use-failure-text";
import { ChangeLine } from "@/components/snapshot/change-line";
import { changesOf } from "@/components/snapshot/change-text";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { useFormat } from "@/components/ui/use-format";
import { useNow } from "@/components/ui/use-now";
import { isAppError } from "@/lib/contract/errors";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { diffOptions } from "@/lib/queries/options";
import { SNAPSHOT_COLUMNS, WIDE_ONLY } from "./snapshot-columns";

interface CurrentRowProps {
  session: Session;
  /** The snapshot that the current state came from. */
  previous: Snapshot | undefined;
  rowIndex: number;
}

/** What the session is now, against the snapshot before it. It is not a snapshot, and says so. */
export function CurrentRow({ session, previous, rowIndex }: CurrentRowProps) {
  const { staleSince } = useHost();
  const words = useTranslations("timeline.row");
  const was = staleSince !== null;
  const active = words(session.run === null ? "noRun" : "oneRun");
  return (
    <Row
      aria-rowindex={rowIndex}
      className={cx(
        "flex flex-wrap items-center gap-x-2 gap-y-0.5 bg-raised px-4 max-md:py-2.5 md:h-row",
        SNAPSHOT_COLUMNS,
      )}
    >
      <Cell className="num text-small">
        <TimeOf staleSince={staleSince} />
      </Cell>
      <Cell className="flex max-md:order-first">
        <CircleDot size={14} aria-hidden="true" />
      </Cell>
      <Cell className="truncate font-medium">{words(was ? "lastKnown" : "current")}</Cell>
      <Cell className="truncate text-ink-3 text-small max-md:hidden">{words("notSaved")}</Cell>
      <Cell className="truncate text-ink-2 text-small max-md:order-last max-md:w-full">
        {previous ? (
          <SincePrevious session={session} previous={previous} />
        ) : (
          <span className="text-ink-3">{words("neverSaved")}</span>
        )}
      </Cell>
      <Cell className="max-md:order-3 max-md:ml-auto">
        <span className="text-ink-3 text-small md:hidden">{words("errors")} </span>
        <ErrorRate health={session.health} was={was} />
      </Cell>
      <Cell className={cx("col-span-3 truncate text-ink-2 text-small", WIDE_ONLY)}>
        {was ? words("was", { what: active }) : active}
      </Cell>
    </Row>
  );
}

/** The clock ticks in here alone. */
function TimeOf({ staleSince }: { staleSince: string | null }) {
  const format = useFormat();
  const now = useNow(1000);
  if (staleSince !== null) return format.clock(staleSince);
  return now === null ? "" : format.clock(now);
}

function SincePrevious({ session, previous }: { session: Session; previous: Snapshot }) {
  const words = useTranslations("timeline.row");
  const failureText = useFailureText();
  const format = useFormat();
  const diff = useQuery(diffOptions(session.id, previous.id, "current"));
  if (diff.data) {
    const time = format.moment(previous.createdAt, new Date());
    return <ChangeLine changes={changesOf(diff.data)} none={words("sameAs", { time })} />;
  }
  if (diff.isError) {
    return (
      <span title={isAppError(diff.error) ? failureText(diff.error) : undefined}>{words("notCompared")}</span>
    );
  }
  return <span className="text-ink-3">{words("comparing")}</span>;
}
