import type { Reason } from "@/lib/contract/reason";
import { REFUSAL_SENTENCES } from "./refusal-sentences";
import { ROLLBACK_SENTENCES } from "./rollback-sentences";
import type { ReasonSentences } from "./sentence-table";
import { STANDING_SENTENCES } from "./standing-sentences";

const SENTENCES: ReasonSentences = { ...STANDING_SENTENCES, ...ROLLBACK_SENTENCES, ...REFUSAL_SENTENCES };

/** The English text of some sentences: the only place where it is made, so that code and text cannot disagree. */
export const toEnglish = (reasons: readonly Reason[]): string => reasons.map(say).join(" ");

function say({ code, values }: Reason): string {
  // The table pairs each code with its own values, and so does a reason: together they are more than TypeScript follows.
  const sentence = SENTENCES[code] as (values: Reason["values"]) => string;
  return sentence(values);
}
