import "server-only";

import { cookies, headers } from "next/headers";
import { LOCALE_COOKIE, type Locale, pickLocale } from "@/lib/i18n/locale";
import { MESSAGES } from "@/lib/i18n/messages";
import type { Messages } from "@/lib/i18n/messages/en";

/** The language of the page that is asked for. */
export async function getLocale(): Promise<Locale> {
  const [jar, request] = await Promise.all([cookies(), headers()]);
  return pickLocale(jar.get(LOCALE_COOKIE)?.value, request.get("accept-language"));
}

/** The words of that language. Its texts differ in type from the English ones, not in keys or arguments: a test says so. */
export const getMessages = (locale: Locale): Messages => MESSAGES[locale] as Messages;
