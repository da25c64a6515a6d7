"use client";

import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { Meter } from "@/components/ui/meter";
import { useFormat } from "@/components/ui/use-format";
import { HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { Session } from "@/lib/contract/session";

interface ContextUsedProps {
  context: Session["context"];
  /** With one decimal from 100k on. */
  fine?: boolean;
  /** Classes of the meter: its width, and where it is left out. */
  meter?: string;
}

/** The meter and `128k / 200k`; messages when the host does not tell tokens. */
export function ContextUsed({ context, fine = false, meter = "w-14" }: ContextUsedProps) {
  const words = useTranslations("sessions");
  const format = useFormat();
  const { tokens, tokenLimit, messages } = context;
  if (tokens === null) {
    return (
      <span className="num text-ink-2 text-small">
        {messages === null ? words("notTold") : words("messages", { count: messages })}
      </span>
    );
  }
  const used = format.tokens(tokens, fine);
  if (tokenLimit === null) return <span className="num text-small">{words("tokens", { count: used })}</span>;
  const share = tokens / tokenLimit;
  return (
    <span className="inline-flex items-center gap-2.5">
      <Meter label={words("contextUsed")} share={share} className={meter} />
      <span className="num text-small">
        <span className={share >= 0.85 ? "text-warn" : "text-ink"}>{used}</span>
        <span className="text-ink-3"> / {format.tokens(tokenLimit)}</span>
      </span>
    </span>
  );
}

const ERROR_NOTICE = 0.05;

interface ErrorRateProps {
  health: Session["health"];
  /** Greyed: it is not of this moment. */
  was?: boolean;
}

/** Failed runs divided by runs; red over the usual limit of 30 %, amber from 5 %. */
export function ErrorRate({ health, was = false }: ErrorRateProps) {
  const words = useTranslations("sessions");
  const format = useFormat();
  if (health.errorRate === null || health.runs === 0) {
    return <span className="whitespace-nowrap text-ink-3 text-small">{words("noRuns")}</span>;
  }
  const tone = toneOf(health.errorRate);
  return (
    <span
      className={cx("num text-small", was ? "text-ink-3" : tone)}
      title={words("runsLookedAt", { count: health.runs })}
    >
      {format.percent(health.errorRate)}
    </span>
  );
}

function toneOf(rate: number): string {
  if (rate > HEALTH_LIMITS.errorRate) return "text-bad font-medium";
  return rate >= ERROR_NOTICE ? "text-warn" : "text-ink-2";
}
