import type { ReasonCode, ReasonValues } from "@/lib/contract/reason";

/** How each sentence is said in English, given its values. */
export type ReasonSentences = { [Code in ReasonCode]: (values: ReasonValues<Code>) => string };
