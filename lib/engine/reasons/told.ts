import type { Reason } from "@/lib/contract/reason";
import { toEnglish } from "./sentence";

/** A `detail` in English with its sentences beside it. */
export const told = (reasons: readonly Reason[]): { detail: string; detailReasons: Reason[] } => ({
  detail: toEnglish(reasons),
  detailReasons: [...reasons],
});
