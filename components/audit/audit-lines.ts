import type { AuditItem } from "@/lib/contract/audit";

/** A line of the list. The events of one tick of the policies stand in one line until it is opened. */
export type AuditLine =
  | { kind: "day"; key: string; at: string }
  | { kind: "event"; key: string; event: AuditItem; isInTick: boolean }
  | { kind: "tick"; key: string; events: [AuditItem, ...AuditItem[]]; isOpen: boolean };

const TICK_GAP_MS = 5_000;

interface LineOptions {
  /** The keys of the ticks that are opened. */
  open: ReadonlySet<string>;
  /** Whether two moments are of one day, where the reader is. */
  isSameDay: (one: string, other: string) => boolean;
}

/** The lines of a list of events, newest first, under the days on which they happened. */
export function auditLines(events: readonly AuditItem[], { open, isSameDay }: LineOptions): AuditLine[] {
  const lines: AuditLine[] = [];
  let day: string | undefined;
  for (const group of intoTicks(events)) {
    const [first] = group;
    if (day === undefined || !isSameDay(day, first.at))
      lines.push({ kind: "day", key: `day-${first.seq}`, at: first.at });
    day = first.at;
    lines.push(...linesOf(group, open));
  }
  return lines;
}

function linesOf(group: [AuditItem, ...AuditItem[]], open: ReadonlySet<string>): AuditLine[] {
  const isTick = group.length > 1;
  const events = group.map((event) => ({
    kind: "event" as const,
    key: keyOf(event),
    event,
    isInTick: isTick,
  }));
  if (!isTick) return events;
  // By the oldest: what comes on top later must not close what somebody opened.
  const key = `tick-${group.at(-1)?.seq}`;
  const isOpen = open.has(key);
  return [{ kind: "tick", key, events: group, isOpen }, ...(isOpen ? events : [])];
}

export const keyOf = ({ seq }: Pick<AuditItem, "seq">): string => String(seq);

function intoTicks(events: readonly AuditItem[]): [AuditItem, ...AuditItem[]][] {
  const groups: [AuditItem, ...AuditItem[]][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && isOneTick(before, event)) group.push(event);
    else groups.push([event]);
  }
  return groups;
}

const isOneTick = (later: AuditItem, earlier: AuditItem): boolean =>
  later.actor.kind === "policy" &&
  earlier.actor.kind === "policy" &&
  later.action === earlier.action &&
  later.outcome === earlier.outcome &&
  Math.abs(Date.parse(later.at) - Date.parse(earlier.at)) <= TICK_GAP_MS;

/** Whether an event is the one at which a snapshot is reviewed: it was taken for the audit, and nobody signed it yet. */
export const isToReview = ({ action, outcome, snapshot }: AuditItem): boolean =>
  action === "snapshot.create" &&
  outcome === "succeeded" &&
  snapshot !== null &&
  snapshot.review === null &&
  snapshot.tags.includes("audit");
