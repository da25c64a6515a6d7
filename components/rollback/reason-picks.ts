import { HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { Session } from "@/lib/contract/session";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";

const PICKS = ["errorRate", "wrongAnswers", "badMemory", "stuckRun", "drill"] as const;
const UNDO_PICKS = ["wrongTarget", "notNeeded", "drill"] as const;
type Pick = (typeof PICKS)[number] | (typeof UNDO_PICKS)[number];

/** One reason to pick: what its button says, and the text that it fills in. */
export interface ReasonPick {
  title: string;
  text: string;
}

interface Told {
  words: Words<"rollback">;
  format: Format;
}

/** The reasons behind the keys 1 to 5, in their order. */
export function reasonPicks(session: Session, isUndo: boolean, told: Told): ReasonPick[] {
  const picks: readonly Pick[] = isUndo ? UNDO_PICKS : PICKS;
  return picks.map((pick) => ({
    title: told.words(`reason.${pick}`),
    text: pick === "errorRate" ? errorRateText(session, told) : told.words(`reason.${pick}`),
  }));
}

/**
 * What stands in the field at first: what is wrong with the session (`attention` is its first sentence), so that at night one click opens and one confirms.
 * Empty where nothing is known to be wrong: a made-up reason would be a lie in the record.
 */
export function suggestReason(session: Session, isUndo: boolean, told: Told, attention: string): string {
  if (isUndo) return "";
  const { errorRate } = session.health;
  if (errorRate !== null && errorRate > HEALTH_LIMITS.errorRate) return errorRateText(session, told);
  return attention.replace(/[.。]$/, "");
}

const errorRateText = ({ health }: Session, { words, format }: Told): string =>
  health.errorRate !== null && health.runs > 0
    ? words("reason.errorRateOf", { percent: format.percent(health.errorRate) })
    : words("reason.errorRate");
