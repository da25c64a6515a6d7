"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { Sparkline } from "@/components/ui/sparkline";
import { useFormat } from "@/components/ui/use-format";
import { HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { Session } from "@/lib/contract/session";
import { errorLine } from "./error-line";
import { ErrorRate } from "./session-facts";
import type { FleetLines } from "./use-fleet-lines";

interface ErrorTrendProps {
  session: Session;
  /** Undefined while it is not known: then there is no line. */
  fleet: FleetLines | undefined;
  was: boolean;
}

/** The error rate of the last hour as a line with its limit, and as a number. */
export function ErrorTrend({ session, fleet, was }: ErrorTrendProps) {
  const words = useTranslations("sessions");
  const format = useFormat();
  const line = useMemo(
    () => fleet && errorLine(fleet.span, fleet.bySession.get(session.id)),
    [fleet, session.id],
  );
  const { errorRate, runs } = session.health;
  const now = errorRate !== null && runs > 0 ? errorRate : null;
  if (fleet === undefined) return <ErrorRate health={session.health} was={was} />;
  const rate = now ?? line?.findLast((value) => value !== null) ?? null;
  if (rate === null) return <span className="text-ink-3 text-small">{words("noRunsInHour")}</span>;
  const isOver = rate > HEALTH_LIMITS.errorRate;
  return (
    <span className="flex items-center gap-2">
      <Sparkline
        values={line ?? []}
        limit={HEALTH_LIMITS.errorRate}
        tone={was ? "neutral" : toneOf(session, isOver)}
        cut={was}
        className="max-md:h-5 max-md:w-[84px] md:max-lg:hidden"
      />
      <span
        className={cx("num text-right text-small md:w-10", rateColour(was, isOver))}
        title={now === null ? undefined : words("runsLookedAt", { count: runs })}
      >
        {format.percent(rate)}
      </span>
    </span>
  );
}

function toneOf(session: Session, isOver: boolean): "bad" | "action" | "neutral" {
  if (session.status === "rolling_back") return "action";
  return isOver ? "bad" : "neutral";
}

function rateColour(was: boolean, isOver: boolean): string {
  if (was) return "text-ink-2";
  return isOver ? "font-medium text-bad" : "text-ink";
}
