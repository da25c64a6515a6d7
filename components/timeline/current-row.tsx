"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleDot } from "lucide-react";
import { useHost } from "@/components/host/use-host";
import { ErrorRate } from "@/components/sessions/session-facts";
import { ChangeLine } from "@/components/snapshot/change-line";
import { changesOf } from "@/components/snapshot/change-text";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { countOf } from "@/components/ui/number-text";
import { clockText, minuteText } from "@/components/ui/time-text";
import { useNow } from "@/components/ui/use-now";
import { isAppError } from "@/lib/contract/errors";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { diffOptions } from "@/lib/queries/options";
import { SNAPSHOT_COLUMNS } from "./snapshot-row";

interface CurrentRowProps {
  session: Session;
  newest: Snapshot | undefined;
}

/** What the session is now, against the newest snapshot. It is not a snapshot, and says so. */
export function CurrentRow({ session, newest }: CurrentRowProps) {
  const { staleSince } = useHost();
  const now = useNow(1000);
  const was = staleSince !== null;
  return (
    <Row
      className={cx(
        "flex flex-wrap items-center gap-x-3 gap-y-1 bg-raised px-4 max-md:py-3 md:min-h-row",
        SNAPSHOT_COLUMNS,
      )}
    >
      <Cell className="num text-small">{timeOf(now, staleSince)}</Cell>
      <Cell className="flex max-md:order-first">
        <CircleDot size={14} aria-hidden="true" />
      </Cell>
      <Cell className="font-medium">{was ? "Last known state" : "Current state"}</Cell>
      <Cell className="text-ink-3 text-small max-md:hidden">not a snapshot</Cell>
      <Cell className="truncate text-ink-2 text-small max-md:order-last max-md:w-full">
        {newest ? (
          <SinceNewest session={session} newest={newest} />
        ) : (
          <span className="text-ink-3">never saved</span>
        )}
      </Cell>
      <Cell className="max-md:order-3 max-md:ml-auto">
        <ErrorRate health={session.health} was={was} />
      </Cell>
      <Cell className="col-span-3 text-ink-2 text-small max-xl:hidden">{runText(session, was)}</Cell>
    </Row>
  );
}

const timeOf = (now: Date | null, staleSince: string | null): string => {
  if (staleSince !== null) return clockText(staleSince);
  return now === null ? "" : clockText(now);
};

const runText = ({ run }: Session, was: boolean): string => {
  const active = run === null ? "no run active" : "1 run active";
  return was ? `was ${active}` : active;
};

function SinceNewest({ session, newest }: { session: Session; newest: Snapshot }) {
  const diff = useQuery(diffOptions(session.id, newest.id, "current"));
  if (diff.data) {
    return (
      <ChangeLine changes={changesOf(diff.data)} none={`none, same as ${minuteText(newest.createdAt)}`} />
    );
  }
  if (diff.isError) {
    return <span title={isAppError(diff.error) ? diff.error.detail : undefined}>could not be compared</span>;
  }
  return (
    <span className="text-ink-3">
      {session.context.messages === null ? "comparing" : countOf(session.context.messages, "message")}
    </span>
  );
}
