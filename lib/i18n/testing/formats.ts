import { createFormat } from "@/lib/i18n/format";
import { wordsOf } from "@/lib/i18n/words-of";

/** English in UTC, whatever machine the test runs on. */
export const english = createFormat("en", "utc", wordsOf("en", "units"));

export const chinese = createFormat("zh-CN", "utc", wordsOf("zh-CN", "units"));
