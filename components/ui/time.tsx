"use client";

import { ageText, clockText, clockUtcText, dayText, momentText, zoneText } from "./time-text";
import { useNow } from "./use-now";

interface AtProps {
  at: string;
}

const tooltip = (at: string): string => `${dayText(at)} ${clockText(at)} ${zoneText(at)}, ${at}`;

/** `20 m ago`, kept current. */
export function Ago({ at, suffix = " ago" }: AtProps & { suffix?: string }) {
  const now = useNow(10_000);
  if (now === null) return null;
  const ageMs = Date.now() - Date.parse(at);
  return (
    <time dateTime={at} title={tooltip(at)}>
      {ageMs < 1000 ? "now" : `${ageText(ageMs)}${suffix}`}
    </time>
  );
}

/** Local `02:57:00`, with the day in front when it is not today. */
export function Moment({ at }: AtProps) {
  const now = useNow(60_000);
  return (
    <time dateTime={at} title={tooltip(at)} className="num">
      {now === null ? "" : momentText(at, now)}
    </time>
  );
}

/** Local time alone, for lists that name the day elsewhere. */
export const Clock = ({ at }: AtProps) => (
  <time dateTime={at} title={tooltip(at)} className="num">
    {clockText(at)}
  </time>
);

/** `02:57:00 CET, 20 m ago  01:57:00 UTC`. */
export const FullTime = ({ at }: AtProps) => (
  <span>
    <Moment at={at} /> <span className="text-ink-2">{zoneText(at)}</span>, <Ago at={at} />{" "}
    <span className="num text-ink-3">{clockUtcText(at)}</span> <span className="text-ink-3">UTC</span>
  </span>
);
