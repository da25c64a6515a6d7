import type { Locale } from "./locale";
import type { Words } from "./words";

/** Whose clock times are told by: the reader's own, or UTC. */
export type Zone = "local" | "utc";

type Moment = Date | string | number;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How numbers, sizes, times and ages are written in one language and time zone. */
export type Format = ReturnType<typeof createFormat>;

export function createFormat(locale: Locale, zone: Zone, words: Words<"units">) {
  return { locale, inZone: zone, ...createTimes(locale, zone, words), ...createNumbers(locale) };
}

function createTimes(locale: Locale, zone: Zone, words: Words<"units">) {
  // A 24-hour clock whatever the language: the English one that has it is British.
  const times = locale === "en" ? "en-GB" : locale;
  const inZone = zone === "utc" ? ({ timeZone: "UTC" } as const) : {};
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(times, { hourCycle: "h23", ...inZone, ...options });
  const seconds = { hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
  const clockFormat = format(seconds);
  const utcFormat = format({ ...seconds, timeZone: "UTC" });
  const localFormat = new Intl.DateTimeFormat(times, { hourCycle: "h23", ...seconds });
  const minuteFormat = format({ hour: "2-digit", minute: "2-digit" });
  const dayFormat = format({ weekday: "short", day: "numeric", month: "short" });
  const keyFormat = new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    ...inZone,
  });
  const zoneFormat = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short", ...inZone });
  const localZoneFormat = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" });
  const zoneName = (names: Intl.DateTimeFormat, at: Moment) =>
    names.formatToParts(new Date(at)).find((part) => part.type === "timeZoneName")?.value;

  const key = (at: Moment) => keyFormat.format(new Date(at));
  /** `HH:MM:SS`. */
  const clock = (at: Moment) => clockFormat.format(new Date(at));
  /** `Mon 10 Nov`. */
  const day = (at: Moment) => dayFormat.format(new Date(at)).replace(",", "");
  /** Whether two moments fall on the same day. */
  const isSameDay = (one: Moment, other: Moment) => key(one) === key(other);
  /** An age rounded down: `4 s`, `20 m`, `1 h 4 m`, `6 d`. Clock skew never makes it negative. */
  const age = (ageMs: number): string => {
    const ms = Math.max(0, ageMs);
    if (ms < MINUTE) return words("seconds", { count: String(Math.floor(ms / SECOND)) });
    if (ms < HOUR) return words("minutes", { count: String(Math.floor(ms / MINUTE)) });
    if (ms >= DAY) return words("days", { count: String(Math.floor(ms / DAY)) });
    const hours = String(Math.floor(ms / HOUR));
    const minutes = Math.floor((ms % HOUR) / MINUTE);
    return minutes === 0
      ? words("hours", { count: hours })
      : words("hoursMinutes", { hours, minutes: String(minutes) });
  };

  return {
    clock,
    day,
    isSameDay,
    age,
    /** `HH:MM:SS` in UTC, whatever the zone. */
    clockUtc: (at: Moment) => utcFormat.format(new Date(at)),
    /** The short name of the reader's own zone, whatever the zone. */
    zoneLocal: (at: Moment) => zoneName(localZoneFormat, at) ?? words("local"),
    /** `HH:MM:SS` of the reader's clock, whatever the zone. */
    clockLocal: (at: Moment) => localFormat.format(new Date(at)),
    /** `HH:MM`. */
    minute: (at: Moment) => minuteFormat.format(new Date(at)),
    /** The short name of the zone at that moment: `CET`, `UTC`, `GMT+5:30`. */
    zone: (at: Moment) => zoneName(zoneFormat, at) ?? words("local"),
    /** `Today`, `Yesterday`, or the day itself. */
    dayTitle(at: Moment, now: Date): string {
      if (isSameDay(at, now)) return words("today");
      return isSameDay(at, now.getTime() - DAY) ? words("yesterday") : day(at);
    },
    /** A moment as a list names it: `02:57:00`, with the day in front unless it is today's. */
    moment: (at: Moment, now: Date) => (isSameDay(at, now) ? clock(at) : `${day(at)} ${clock(at)}`),
    /** `20 m ago`; `now` within the first second. */
    ago: (ageMs: number) => (ageMs < SECOND ? words("now") : words("ago", { age: age(ageMs) })),
    /** A length of time: `80 ms`, `6.2 s`, `4 m 06 s`, `1 h 04 m`. */
    duration(ms: number): string {
      if (ms < 95) return words("milliseconds", { count: Math.max(0, Math.round(ms)) });
      if (ms < MINUTE - 50) return words("seconds", { count: (ms / SECOND).toFixed(1) });
      const whole = Math.round(ms / SECOND);
      const padded = (value: number) => String(value).padStart(2, "0");
      if (whole < 3600)
        return words("minutesSeconds", {
          minutes: String(Math.floor(whole / 60)),
          seconds: padded(whole % 60),
        });
      const minutes = padded(Math.floor((whole % 3600) / 60));
      return words("hoursMinutes", { hours: String(Math.floor(whole / 3600)), minutes });
    },
  };
}

const MINUS = "−";

function createNumbers(locale: Locale) {
  const thousands = new Intl.NumberFormat(locale);
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const listFormat = new Intl.ListFormat(locale, { style: "long", type: "conjunction" });
  /** `12,345`, with a real minus sign. */
  const count = (value: number) => thousands.format(value).replace("-", MINUS);

  return {
    count,
    /** `+9`, `−4`. */
    signed: (value: number) => (value > 0 ? `+${count(value)}` : count(value)),
    /** `a, b and c`. */
    list: (items: readonly string[]) =>
      // Without the comma before "and", which British and our own texts do not have.
      locale === "en" ? joined(items) : listFormat.format(items),
    /** `640`, `96k`, `1.2M`. With `fine`, thousands from 100k on keep one decimal: `109.8k`. */
    tokens(value: number, fine = false): string {
      if (value < 1000) return String(value);
      if (value >= 999_500) return `${one.format(value / 1_000_000)}M`;
      if (fine && value >= 100_000) return `${one.format(value / 1000)}k`;
      return `${Math.round(value / 1000)}k`;
    },
    /** A share of 1 as `41%`, `0.8%`, `0%`: no decimal from 10 up, one below. */
    percent(share: number): string {
      const value = share * 100;
      return value >= 9.95 ? `${Math.round(value)}%` : `${one.format(value)}%`;
    },
    /** `312 MB`, `1.8 MB`, `940 B`. */
    bytes(value: number): string {
      if (value < 1000) return `${value} B`;
      const units = ["kB", "MB", "GB", "TB"];
      let scaled = value / 1000;
      let unit = units.shift() ?? "kB";
      while (scaled >= 999.5 && units.length > 0) {
        scaled /= 1000;
        unit = units.shift() ?? unit;
      }
      return `${scaled < 9.95 ? scaled.toFixed(1) : Math.round(scaled)} ${unit}`;
    },
  };
}

const joined = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
