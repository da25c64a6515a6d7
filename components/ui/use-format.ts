"use client";

import { useLocale, useTranslations } from "use-intl";
import { createFormat, type Format } from "@/lib/i18n/format";
import { usePreferences } from "./preferences-provider";

/** The formats of Intl cost more to make than a row to draw: one set for each language and zone serves all. */
const made = new Map<string, Format>();

/** How numbers, sizes and times are written in the reader's language and time zone. */
export function useFormat(): Format {
  const locale = useLocale();
  const words = useTranslations("units");
  const { zone } = usePreferences();
  const key = `${locale} ${zone}`;
  const known = made.get(key);
  if (known) return known;
  const format = createFormat(locale, zone, words);
  made.set(key, format);
  return format;
}
