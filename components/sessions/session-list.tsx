"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { cx } from "@/components/ui/class-names";
import { Cell, Grid, HeadCell, Row } from "@/components/ui/grid";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { useRoving } from "@/components/ui/use-roving";
import type { Session } from "@/lib/contract/session";
import { groupSessions } from "./grouping";
import { compareHref, sessionHref } from "./session-link";
import { SESSION_COLUMNS, SessionRow } from "./session-row";

interface SessionListProps {
  sessions: Session[];
  was: boolean;
}

/** What needs attention first. Arrows or J K move, Enter opens, C compares with the last snapshot. */
export function SessionList({ sessions, was }: SessionListProps) {
  const router = useRouter();
  const { attention, rest } = groupSessions(sessions);
  const ordered = [...attention, ...rest];
  const [picked, setPicked] = useState<string | null>(null);
  const current = ordered.find(({ id }) => id === picked) ?? ordered[0];

  const open = (session: Session | undefined) => session && router.push(sessionHref(session.id));
  const roving = useRoving({
    ids: ordered.map(({ id }) => id),
    current: current?.id ?? null,
    onMove: setPicked,
    onEnter: (id) => open(ordered.find((session) => session.id === id)),
  });
  useHotkeys({
    c: () =>
      current?.lastSnapshot && router.push(compareHref(current.id, "current", current.lastSnapshot.id)),
    Enter: (event) => event.target === document.body && open(current),
  });

  const row = (session: Session) => (
    <SessionRow
      key={session.id}
      session={session}
      was={was}
      rowProps={roving.rowProps(session.id)}
      onSelect={() => setPicked(session.id)}
    />
  );
  return (
    <Grid label="Sessions" {...roving.listProps} className="border-line border-t">
      <Row className={cx("thead hidden h-8 items-center px-6", SESSION_COLUMNS)}>
        <HeadCell>Status</HeadCell>
        <HeadCell>Session</HeadCell>
        <HeadCell className="hidden xl:block">Agent</HeadCell>
        <HeadCell className="hidden xl:block">Model</HeadCell>
        <HeadCell>Context used</HeadCell>
        <HeadCell>Error rate</HeadCell>
        <HeadCell>Last snapshot</HeadCell>
      </Row>
      {attention.length > 0 ? (
        <GroupHead
          title={was ? "Needed attention" : "Needs attention"}
          count={attention.length}
          order="worst first"
        />
      ) : null}
      {attention.map(row)}
      {attention.length > 0 && rest.length > 0 ? (
        <GroupHead title="Everything else" count={rest.length} order="last active first" />
      ) : null}
      {rest.map(row)}
    </Grid>
  );
}

const GroupHead = ({ title, count, order }: { title: string; count: number; order: string }) => (
  <Row className="flex h-8 items-center px-6 text-small max-md:px-4">
    <Cell className="flex items-center gap-2">
      <span className="font-medium">{title}</span>
      <span className="num text-ink-3">{count}</span>
      <span className="text-ink-3">{order}</span>
    </Cell>
  </Row>
);
