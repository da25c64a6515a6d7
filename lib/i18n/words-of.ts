import { createTranslator } from "use-intl/core";
import type { Locale } from "./locale";
import { MESSAGES } from "./messages";
import type { Messages } from "./messages/en";
import type { Words } from "./words";

/** The words of a noun outside of React: for pages that the server draws, and tests. It brings all languages along. */
export function wordsOf<Noun extends keyof Messages>(locale: Locale, noun: Noun): Words<Noun> {
  // The Chinese messages have the same keys and arguments; a test holds them to it.
  const messages = MESSAGES[locale] as Messages;
  return createTranslator<Messages, Noun>({
    locale,
    messages,
    namespace: noun as never,
  }) as unknown as Words<Noun>;
}
