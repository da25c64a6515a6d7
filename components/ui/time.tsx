"use client";

import type { Format } from "@/lib/i18n/format";
import { serverTime } from "./server-clock";
import { useFormat } from "./use-format";
import { useNow, useServerNow } from "./use-now";

const AGE_STEP_MS = 10_000;

interface AtProps {
  at: string;
}

const tooltip = ({ day, clock, zone }: Format, at: string): string =>
  `${day(at)} ${clock(at)} ${zone(at)}, ${at}`;

/** `20 m ago`, kept current; `20 m` when `bare`. */
export function Ago({ at, bare = false }: AtProps & { bare?: boolean }) {
  const format = useFormat();
  // Read at the drawing, not at the step before it: a thing of this second is not ten seconds old.
  const ticking = useServerNow(AGE_STEP_MS) !== null;
  if (!ticking) return null;
  const ageMs = serverTime() - Date.parse(at);
  return (
    <time dateTime={at} title={tooltip(format, at)}>
      {bare ? format.age(ageMs) : format.ago(ageMs)}
    </time>
  );
}

/** `02:57:00`, with the day in front when it is not today. */
export function Moment({ at }: AtProps) {
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <time dateTime={at} title={tooltip(format, at)} className="num">
      {now === null ? "" : format.moment(at, now)}
    </time>
  );
}

/** The time alone, for lists that name the day elsewhere. */
export function Clock({ at }: AtProps) {
  const format = useFormat();
  return (
    <time dateTime={at} title={tooltip(format, at)} className="num">
      {format.clock(at)}
    </time>
  );
}

/** `02:57:00 CET, 20 m ago  01:57:00 UTC`. */
export function FullTime({ at }: AtProps) {
  const format = useFormat();
  const zone = format.zone(at);
  return (
    <span>
      <Moment at={at} /> <span className="text-ink-2">{zone}</span>, <Ago at={at} />
      {zone === "UTC" ? null : (
        <>
          {" "}
          <span className="num text-ink-3">{format.clockUtc(at)}</span>{" "}
          <span className="text-ink-3">UTC</span>
        </>
      )}
    </span>
  );
}
