import { HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";
import type { Crossing } from "./health-line";
import type { ViewWindow } from "./view-window";

interface Summed {
  session: Session;
  view: ViewWindow;
  crossings: readonly Crossing[];
  snapshotCount: number;
  /** Older ones in the time shown are not read; null when all are. */
  knownSince: string | null;
  rollbackCount: number;
  selected: Snapshot | null;
  hasRam: boolean;
}

interface SummaryWriter {
  words: Words<"timeline">;
  format: Pick<Format, "minute" | "percent">;
}

/** The chart in a sentence or two, for whoever does not see it. The list below it tells the rest. */
export function chartSummary(of: Summed, { words, format }: SummaryWriter): string {
  const { session, view, selected } = of;
  const rate = session.health.errorRate;
  const passed = of.crossings.findLast(({ at }) => at >= view.from && at <= view.to);
  const sentences = [
    words(of.hasRam ? "summary.whatWithRam" : "summary.what", {
      from: format.minute(view.from),
      to: format.minute(view.to),
      snapshots: of.snapshotCount,
      rollbacks: of.rollbackCount,
    }),
    ...(of.knownSince === null
      ? []
      : [words("summary.olderMissing", { time: format.minute(of.knownSince) })]),
    ...(passed
      ? [
          words("summary.passed", {
            limit: format.percent(HEALTH_LIMITS.errorRate),
            time: format.minute(passed.at),
          }),
        ]
      : []),
    rate === null || session.health.runs === 0
      ? words("summary.noRate")
      : words("summary.rate", { rate: format.percent(rate) }),
    ...(selected ? [words("summary.selected", { time: format.minute(selected.createdAt) })] : []),
  ];
  return sentences.join(words("summary.joint"));
}
