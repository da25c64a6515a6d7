"use client";

import Link from "next/link";
import { type CSSProperties, memo } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import { Tag } from "@/components/ui/tag";
import { useToldParts } from "@/components/ui/use-told";
import type { Session } from "@/lib/contract/session";
import { ErrorTrend } from "./error-trend";
import { LastSnapshot } from "./last-snapshot";
import { NextSteps } from "./next-steps";
import { RollingBackStep } from "./rolling-back";
import { SESSION_COLUMNS } from "./session-columns";
import { ContextUsed } from "./session-facts";
import { sessionHref } from "./session-link";
import { StatusPill } from "./status-pill";
import type { FleetLines } from "./use-fleet-lines";

const BARS: Partial<Record<Session["status"], string>> = {
  failing: "var(--cb-bad)",
  degraded: "var(--cb-warn)",
  rolling_back: "var(--cb-action)",
};

interface SessionRowProps {
  session: Session;
  /** Two lines, with what is wrong and the next steps. */
  attention: boolean;
  /** Since when nothing new is known, or null. */
  staleSince: string | null;
  fleet: FleetLines | undefined;
  /** Its place among all rows, counted from 1. */
  rowIndex: number;
  isSelected: boolean;
  tabIndex: number;
  onSelect: (id: Session["id"]) => void;
  onTakeSnapshot: (session: Session) => void;
}

/** One session: a line on wide screens, two when it needs attention, a card on a phone. All of it opens the session. */
export const SessionRow = memo(function SessionRow(props: SessionRowProps) {
  const { session, attention, staleSince, fleet, rowIndex, isSelected, tabIndex, onSelect } = props;
  const words = useTranslations("sessions");
  const was = staleSince !== null;
  // Cards of sessions that are well say no more than their name and state.
  const fact = attention ? "" : "max-md:hidden";
  return (
    <Row
      data-row={session.id}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      tabIndex={tabIndex}
      onFocus={() => onSelect(session.id)}
      className={cx(
        "relative",
        attention ? TALL : LOW,
        attention && !isSelected && "md:not-hover:bg-surface",
      )}
      style={attention ? barOf(session, was) : undefined}
    >
      <div
        className={cx(
          SESSION_COLUMNS,
          attention
            ? "py-2 max-md:py-3 md:gap-y-1 md:max-xl:items-start xl:grid-rows-[20px_24px]"
            : "h-[43px] max-md:h-14",
        )}
      >
        <Cell
          className={cx("flex items-center max-md:order-2 max-md:pl-3", attention && "max-xl:self-start")}
        >
          <StatusPill status={session.status} was={was} />
        </Cell>
        <Cell
          className={cx(
            "min-w-0 max-md:order-1 max-md:flex-1",
            attention ? "xl:row-span-2" : "leading-[17px]",
          )}
        >
          <span className="flex min-w-0 items-center gap-2">
            <Link
              href={sessionHref(session.id)}
              prefetch={false}
              tabIndex={-1}
              className={cx(
                "truncate before:absolute before:inset-0 max-md:text-[15px] max-md:leading-5",
                attention
                  ? "font-medium text-strong max-md:font-semibold"
                  : "md:font-medium md:leading-[18px]",
                was && !attention && "text-ink-2",
              )}
            >
              {session.label}
            </Link>
            {session.demo ? <Tag>{words("demo")}</Tag> : null}
            {session.deleted ? <Tag>{words("deleted")}</Tag> : null}
            {session.archived ? <Tag>{words("archived")}</Tag> : null}
          </span>
          <span
            className={cx(
              "code block truncate text-ink-3",
              attention ? "max-xl:mt-0.5 xl:mt-1 xl:leading-6" : "leading-4 md:text-[11px]!",
            )}
          >
            {session.id}
          </span>
        </Cell>
        <Cell className="code truncate text-ink-2 max-xl:hidden">{session.agentId}</Cell>
        <Cell className="code truncate text-ink-2 max-xl:hidden">{session.model ?? words("notTold")}</Cell>
        <Cell className={cx("max-md:order-5 max-md:pr-3", fact)}>
          <ContextUsed context={session.context} meter="w-[68px] max-lg:hidden" />
        </Cell>
        <Cell className={cx("max-md:order-4 max-md:pr-3", fact)}>
          <ErrorTrend session={session} fleet={fleet} was={was} />
        </Cell>
        <Cell className={cx("max-md:order-6 max-md:ml-auto", fact)}>
          <LastSnapshot session={session} staleSince={staleSince} />
        </Cell>
        {attention ? <Attention {...props} was={was} /> : null}
      </div>
    </Row>
  );
});

// A phone has no selection: a tap opens.
const LOW = "max-md:bg-transparent! max-md:shadow-none!";
const TALL =
  "shadow-[inset_3px_0_0_var(--bar)]! max-md:bg-surface! md:aria-selected:shadow-[inset_3px_0_0_var(--bar),inset_0_0_0_1px_var(--cb-action)]!";

const barOf = ({ status }: Session, was: boolean): CSSProperties & Record<"--bar", string> => ({
  "--bar": was ? "var(--cb-line-control)" : (BARS[status] ?? "var(--cb-line-strong)"),
});

/** What is wrong, the gist in bold, and what to do about it. */
function Attention({ session, isSelected, was, onTakeSnapshot }: SessionRowProps & { was: boolean }) {
  const words = useTranslations("sessions");
  const isRollingBack = session.status === "rolling_back" && !was;
  const { headline, more } = useToldParts(
    session.attention ?? (isRollingBack ? words("rollingBack") : ""),
    session.attentionReasons,
  );
  return (
    <Cell className="flex min-w-0 flex-wrap items-center gap-x-5 gap-y-2 max-md:order-3 max-md:basis-full max-md:py-1.5 max-xl:md:[grid-column:2/-1] xl:[grid-column:3/-1] xl:[grid-row:2]">
      <span className="min-w-0 flex-1 basis-60 text-body text-ink-2 max-md:basis-full max-md:text-strong xl:truncate">
        <b className={cx("font-medium", was ? "text-ink-2" : "text-ink")}>{headline}</b> {more}{" "}
        {isRollingBack ? <RollingBackStep sessionId={session.id} /> : null}
      </span>
      <span className="relative flex gap-2 max-md:hidden">
        <NextSteps session={session} isSelected={isSelected} was={was} onTakeSnapshot={onTakeSnapshot} />
      </span>
    </Cell>
  );
}
