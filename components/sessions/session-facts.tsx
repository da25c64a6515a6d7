import { cx } from "@/components/ui/class-names";
import { Meter } from "@/components/ui/meter";
import { countOf, percentText, tokensText } from "@/components/ui/number-text";
import type { Session } from "@/lib/contract/session";

interface ContextUsedProps {
  context: Session["context"];
  /** With one decimal from 100k on. */
  fine?: boolean;
}

/** The meter and `128k / 200k`; messages when the host does not tell tokens. */
export function ContextUsed({ context, fine = false }: ContextUsedProps) {
  const { tokens, tokenLimit, messages } = context;
  if (tokens === null) {
    return (
      <span className="num text-small text-ink-2">
        {messages === null ? "not told" : countOf(messages, "message")}
      </span>
    );
  }
  if (tokenLimit === null) return <span className="num text-small">{tokensText(tokens, fine)} tokens</span>;
  const share = tokens / tokenLimit;
  return (
    <span className="inline-flex items-center gap-2">
      <Meter label="Context used" share={share} className="w-14" />
      <span className="num text-small">
        <span className={share >= 0.85 ? "text-warn" : "text-ink"}>{tokensText(tokens, fine)}</span>
        <span className="text-ink-3"> / {tokensText(tokenLimit)}</span>
      </span>
    </span>
  );
}

const ERROR_LIMIT = 0.3;
const ERROR_NOTICE = 0.05;

interface ErrorRateProps {
  health: Session["health"];
  /** Greyed: it is not of this moment. */
  was?: boolean;
}

/** Failed runs divided by runs; red over the usual limit of 30 %, amber from 5 %. */
export function ErrorRate({ health, was = false }: ErrorRateProps) {
  if (health.errorRate === null || health.runs === 0) {
    return (
      <span className="text-small text-ink-3">{health.errorRate === null ? "no runs known" : "no runs"}</span>
    );
  }
  const tone = toneOf(health.errorRate);
  return (
    <span
      className={cx("num text-small", was ? "text-ink-3" : tone)}
      title={`${countOf(health.runs, "run")} looked at`}
    >
      {percentText(health.errorRate)}
    </span>
  );
}

function toneOf(rate: number): string {
  if (rate > ERROR_LIMIT) return "text-bad font-medium";
  return rate >= ERROR_NOTICE ? "text-warn" : "text-ink-2";
}
