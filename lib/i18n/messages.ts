import type { Locale } from "./locale";
import { en, type Messages } from "./messages/en";
import { zh } from "./messages/zh";

declare module "use-intl" {
  // What useTranslations and its like are checked against.
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

/** All words by language. The server hands a page those of its own language only. */
export const MESSAGES = { en, "zh-CN": zh };
