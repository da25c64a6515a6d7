import Link from "next/link";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { Tag } from "@/components/ui/tag";
import { Ago } from "@/components/ui/time";
import type { Session } from "@/lib/contract/session";
import { needsAttention, splitAttention } from "./grouping";
import { ContextUsed, ErrorRate } from "./session-facts";
import { compareHref, sessionHref } from "./session-link";
import { StatusPill } from "./status-pill";

export const SESSION_COLUMNS =
  "md:grid md:gap-x-4 md:grid-cols-[108px_minmax(0,1fr)_118px_80px_96px] xl:grid-cols-[108px_minmax(0,1fr)_84px_150px_172px_90px_132px]";

const BARS: Partial<Record<Session["status"], string>> = {
  failing: "var(--cb-bad)",
  degraded: "var(--cb-warn)",
  rolling_back: "var(--cb-action)",
};

interface SessionRowProps {
  session: Session;
  /** The host is out of reach. */
  was: boolean;
  rowProps: { "data-row": string; tabIndex: number; "aria-selected": boolean };
  onSelect: () => void;
}

/** One session. A line on wide screens, a card on a phone. */
export function SessionRow({ session, was, rowProps, onSelect }: SessionRowProps) {
  const attention = needsAttention(session);
  const bar = was ? "var(--cb-line-control)" : (BARS[session.status] ?? "var(--cb-line-strong)");
  return (
    <Row
      {...rowProps}
      onFocus={onSelect}
      className={cx(
        "relative max-md:py-3",
        attention ? "py-2" : "py-1",
        attention && !rowProps["aria-selected"] && "bg-surface",
      )}
      style={attention ? { boxShadow: `inset 3px 0 0 ${bar}` } : undefined}
    >
      <div className={cx("flex flex-wrap items-center gap-y-1 px-6 max-md:px-4", SESSION_COLUMNS)}>
        <Cell className="max-md:order-2 max-md:ml-auto">
          <StatusPill status={session.status} was={was} />
        </Cell>
        <Cell className="min-w-0 max-md:flex-1">
          <span className="flex min-w-0 items-center gap-2">
            <Link
              href={sessionHref(session.id)}
              prefetch={false}
              tabIndex={-1}
              className="truncate font-medium text-strong before:absolute before:inset-0"
            >
              {session.label}
            </Link>
            {session.demo ? <Tag>demo</Tag> : null}
            {session.deleted ? <Tag>deleted</Tag> : null}
            {session.archived ? <Tag>archived</Tag> : null}
          </span>
          <span className="code block truncate text-ink-3 leading-4">{session.id}</span>
        </Cell>
        <span aria-hidden="true" className="order-2 h-0 basis-full md:hidden" />
        <Cell className="code hidden truncate text-ink-2 xl:block">{session.agentId}</Cell>
        <Cell className="code hidden truncate text-ink-2 xl:block">{session.model ?? "not told"}</Cell>
        <Cell className="max-md:order-4 max-md:pr-3">
          <ContextUsed context={session.context} />
        </Cell>
        <Cell className="max-md:order-3 max-md:pr-3">
          <span className="text-ink-3 text-small md:hidden">errors </span>
          <ErrorRate health={session.health} was={was} />
        </Cell>
        <Cell className="text-small max-md:order-5 max-md:ml-auto">
          <LastSnapshot session={session} />
        </Cell>
      </div>
      {attention ? <AttentionLine session={session} was={was} /> : null}
    </Row>
  );
}

const LastSnapshot = ({ session }: { session: Session }) =>
  session.lastSnapshot === null ? (
    <span className="text-ink-3">no snapshot</span>
  ) : (
    <>
      <span className="text-ink">
        <Ago at={session.lastSnapshot.createdAt} />
      </span>
      <span className="pl-2 text-ink-3 max-xl:hidden">
        <span className="num">{session.snapshotCount}</span> kept
      </span>
    </>
  );

function AttentionLine({ session, was }: { session: Session; was: boolean }) {
  const { headline, more } = splitAttention(session.attention ?? "");
  return (
    <Cell className="mt-1 flex min-h-6 flex-wrap items-center gap-x-5 gap-y-2 px-6 max-md:px-4 md:pl-[148px]">
      <span className="min-w-0 flex-1 basis-60 text-body text-ink-2">
        <b className={cx("font-medium", was ? "text-ink-2" : "text-ink")}>{headline}</b> {more}
      </span>
      <span className="relative flex gap-2">
        {session.lastSnapshot ? (
          <Link
            href={compareHref(session.id, "current", session.lastSnapshot.id)}
            prefetch={false}
            tabIndex={-1}
            className="btn btn-s"
          >
            Compare with last snapshot
          </Link>
        ) : null}
        <Link href={sessionHref(session.id)} prefetch={false} tabIndex={-1} className="btn btn-s">
          {was ? "Open last known data" : "Open"}
        </Link>
      </span>
    </Cell>
  );
}
