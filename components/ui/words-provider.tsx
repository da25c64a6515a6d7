"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages/en";

interface WordsProviderProps {
  locale: Locale;
  messages: Messages;
  children: ReactNode;
}

/**
 * Hands the page the words of its language. A word that is missing is an error of ours, not a blank. Times are written
 * by `useFormat`, never by a message: the zone named here is for none of them.
 */
export const WordsProvider = ({ locale, messages, children }: WordsProviderProps) => (
  <IntlProvider locale={locale} messages={messages} timeZone="UTC" onError={fail}>
    {children}
  </IntlProvider>
);

function fail(error: Error): never {
  throw error;
}
