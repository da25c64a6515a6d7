"use client";

import { useRouter } from "next/navigation";
import { remember } from "@/components/ui/cookie";
import { LOCALE_COOKIE, type Locale } from "@/lib/i18n/locale";

/** Has the server draw the page anew in another language. What the reader is in the middle of stays. */
export function useSwitchLanguage(): (locale: Locale) => void {
  const router = useRouter();
  return (locale) => {
    remember(LOCALE_COOKIE, locale);
    document.documentElement.lang = locale;
    router.refresh();
  };
}
