"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleDot } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { KindMark } from "@/components/snapshot/kind-mark";
import { SnapshotName } from "@/components/snapshot/snapshot-name";
import { cx } from "@/components/ui/class-names";
import { Ago, Moment } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import { HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { StateRef } from "@/lib/contract/ids";
import type { Health, Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { snapshotOptions } from "@/lib/queries/options";

interface StateLabelProps {
  state: StateRef;
  session: Session;
  snapshots: Snapshot[];
}

/** A state in two lines: its name, then its time, size and health. On a phone in one: its name and time. */
export function StateLabel({ state, session, snapshots }: StateLabelProps) {
  const words = useTranslations("diff.picker");
  const listed = snapshots.find(({ id }) => id === state);
  const read = useQuery({
    ...snapshotOptions(session.id, state === "current" ? null : state),
    enabled: state !== "current" && listed === undefined,
  });
  if (state === "current") return <CurrentLabel session={session} />;
  const snapshot = listed ?? read.data;
  if (snapshot === undefined) {
    return (
      <span className="min-w-0 flex-1">
        <span className="code block truncate">{state}</span>
        <span className="block text-small text-warn">{read.isError ? words("gone") : " "}</span>
      </span>
    );
  }
  return (
    <Lines
      mark={<KindMark kind={snapshot.kind} undone={snapshot.undoneBy !== null} />}
      brief={<Moment at={snapshot.createdAt} />}
      name={
        <span className="code flex min-w-0 font-medium">
          <SnapshotName name={snapshot.name} />
        </span>
      }
    >
      <Moment at={snapshot.createdAt} />
      {words("comma")}
      <Ago at={snapshot.createdAt} />
      {words("comma")}
      {words("messages", { count: snapshot.parts.context.count })}
      <ErrorRate health={snapshot.health} />
      {snapshot.lastHealthy ? (
        <>
          {words("comma")}
          <span className="text-ok">{words("lastHealthy")}</span>
        </>
      ) : null}
    </Lines>
  );
}

function CurrentLabel({ session }: { session: Session }) {
  const words = useTranslations("diff.picker");
  const { messages } = session.context;
  return (
    <Lines
      mark={<CircleDot size={14} aria-hidden="true" />}
      brief={words("now")}
      name={<span className="block font-medium">{words("current")}</span>}
    >
      {words("now")}
      {messages === null ? null : (
        <>
          {words("comma")}
          {words("messages", { count: messages })}
        </>
      )}
      <ErrorRate health={session.health} />
    </Lines>
  );
}

interface LinesProps {
  mark: ReactNode;
  name: ReactNode;
  /** What a phone has room for, beside the name. */
  brief: ReactNode;
  children: ReactNode;
}

const Lines = ({ mark, name, brief, children }: LinesProps) => (
  <span className="flex min-w-0 flex-1 items-center gap-3">
    <span className="inline-flex w-4 shrink-0 justify-center">{mark}</span>
    <span className="min-w-0 max-md:flex-1">
      {name}
      <span className="block truncate text-ink-3 text-small max-md:hidden">{children}</span>
    </span>
    <span className="shrink-0 text-ink-3 text-small md:hidden">{brief}</span>
  </span>
);

function ErrorRate({ health: { errorRate, runs } }: { health: Health }) {
  const words = useTranslations("diff.picker");
  const format = useFormat();
  if (errorRate === null || runs === 0) return null;
  const over = errorRate > HEALTH_LIMITS.errorRate;
  return (
    <>
      {words("comma")}
      {words.rich("errorRate", {
        percent: format.percent(errorRate),
        n: (chunks) => <span className={cx("num", over && "text-bad")}>{chunks}</span>,
      })}
    </>
  );
}
