import type { Rollback } from "@/lib/contract/rollback";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";
import type { Crossing } from "./health-line";

/** Something that happened at a moment, for the top of the chart. */
export interface ChartEvent {
  id: string;
  kind: "rollback" | "crossing";
  at: number;
  text: string;
}

/** A reason is a person's own text: here only its begin has room. */
const LONGEST_REASON = 28;

interface EventWriter {
  words: Words<"timeline">;
  format: Pick<Format, "minute" | "percent">;
  limit: number;
}

/** The events of a window: rollbacks that took place, and the passing of the error limit. */
export function chartEvents(
  rollbacks: readonly Rollback[],
  crossings: readonly Crossing[],
  { from, to }: { from: number; to: number },
  { words, format, limit }: EventWriter,
): ChartEvent[] {
  const passed = crossings.map(({ at, rate }) => ({
    id: `crossing ${at}`,
    kind: "crossing" as const,
    at,
    text: words("event.crossing", {
      time: format.minute(at),
      rate: format.percent(rate),
      limit: format.percent(limit),
    }),
  }));
  const rolledBack = rollbacks
    .filter(({ status, outcome }) => status === "completed" && outcome !== "put_back")
    .map(({ id, startedAt, reason, requestedBy }) => {
      const time = format.minute(startedAt);
      const by = requestedBy.name;
      return {
        id,
        kind: "rollback" as const,
        at: Date.parse(startedAt),
        text:
          reason === ""
            ? words("event.rollbackWithout", { time, by })
            : words("event.rollback", { time, by, reason: cut(reason) }),
      };
    });
  return [...passed, ...rolledBack].filter(({ at }) => at >= from && at <= to);
}

const cut = (reason: string): string =>
  reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON - 1).trimEnd()}…` : reason;
