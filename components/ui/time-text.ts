const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const minute = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const dayKey = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" });
const zone = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" });

/** Local `HH:MM:SS`. */
export const clockText = (at: Date | string): string => clock.format(new Date(at));

/** Local `HH:MM`. */
export const minuteText = (at: Date | string | number): string => minute.format(new Date(at));

/** Local `Mon 10 Nov`. */
export const dayText = (at: Date | string | number): string => day.format(new Date(at)).replace(",", "");

/** The short name of the local zone at that moment: `CET`, `UTC`, `GMT+5:30`. */
export const zoneText = (at: Date | string): string =>
  zone.formatToParts(new Date(at)).find((part) => part.type === "timeZoneName")?.value ?? "local";

/** `Today`, `Yesterday`, or the day itself. */
export function dayTitle(at: Date | string, now: Date): string {
  const key = dayKey.format(new Date(at));
  if (key === dayKey.format(now)) return "Today";
  if (key === dayKey.format(new Date(now.getTime() - DAY))) return "Yesterday";
  return dayText(at);
}

/** Whether two moments fall on the same local day. */
export const isSameDay = (one: Date | string, other: Date | string): boolean =>
  dayKey.format(new Date(one)) === dayKey.format(new Date(other));

/** A moment as a list names it: local `02:57:00`, with the day in front unless it is today's. */
export const momentText = (at: Date | string, now: Date): string =>
  isSameDay(at, now) ? clockText(at) : `${dayText(at)} ${clockText(at)}`;

/** An age rounded down: `4 s`, `20 m`, `1 h 4 m`, `6 d`. Clock skew never makes it negative. */
export function ageText(ageMs: number): string {
  const age = Math.max(0, ageMs);
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} m`;
  if (age >= DAY) return `${Math.floor(age / DAY)} d`;
  const minutes = Math.floor((age % HOUR) / MINUTE);
  return minutes === 0 ? `${Math.floor(age / HOUR)} h` : `${Math.floor(age / HOUR)} h ${minutes} m`;
}

/** A length of time: `80 ms`, `6.2 s`, `4 m 06 s`, `1 h 04 m`. */
export function durationText(ms: number): string {
  if (ms < 95) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < MINUTE - 50) return `${(ms / SECOND).toFixed(1)} s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${String(seconds % 60).padStart(2, "0")} s`;
  return `${Math.floor(seconds / 3600)} h ${String(Math.floor((seconds % 3600) / 60)).padStart(2, "0")} m`;
}
