"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { NextTry } from "@/components/host/next-try";
import { sessionHref } from "@/components/sessions/session-link";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Pill, type Tone } from "@/components/ui/pill";
import { Moment } from "@/components/ui/time";
import type { AlertDelivery } from "@/lib/contract/alert";
import { alertDeliveriesOptions } from "@/lib/queries/options";

const TONES: Record<AlertDelivery["state"], Tone> = { waiting: "warn", delivered: "ok", gave_up: "bad" };

/** What became of the newest alerts, and when each that waits is tried again. */
export function DeliveryLog() {
  const words = useTranslations("alerts.log");
  const failureText = useFailureText();
  const { data, error } = useQuery(alertDeliveriesOptions());
  return (
    <div className="px-4 py-3">
      <h3 className="pb-1 text-ink-2 text-small">{words("title")}</h3>
      {error === null ? null : (
        <p role="alert" className="text-bad text-small">
          {words("unread", { why: failureText(error) })}
        </p>
      )}
      {data?.items.length === 0 ? <p className="text-ink-3 text-small">{words("none")}</p> : null}
      {data === undefined || data.items.length === 0 ? null : (
        <ol aria-label={words("title")}>
          {data.items.map((delivery) => (
            <DeliveryLine key={`${delivery.alertId} ${delivery.target}`} delivery={delivery} />
          ))}
        </ol>
      )}
      {data?.nextCursor ? <p className="pt-2 text-ink-3 text-small">{words("more")}</p> : null}
    </div>
  );
}

function DeliveryLine({ delivery }: { delivery: AlertDelivery }) {
  const words = useTranslations("alerts.log");
  const { createdAt, summary, sessionId, target, state, attempts, nextAttemptAt, problem } = delivery;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-line py-1.5 not-last:border-b">
      <span className="w-24 shrink-0 text-ink-3 text-small">
        <Moment at={createdAt} />
      </span>
      <span className="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere]">
        {sessionId === null ? (
          summary
        ) : (
          <a className="link" href={sessionHref(sessionId)}>
            {summary}
          </a>
        )}
        <span className="block text-ink-2 text-small">
          {words("to", { target })} · {words("attempts", { count: attempts })}
          {problem === null ? null : ` · ${problem}`}
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-x-2">
        <Pill boxed tone={TONES[state]} icon={null}>
          {words(`states.${state}`)}
        </Pill>
        {nextAttemptAt === null ? null : <NextTry at={Date.parse(nextAttemptAt)} by="server" />}
      </span>
    </li>
  );
}
