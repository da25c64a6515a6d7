"use client";

import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { createFormat, type Format } from "@/lib/i18n/format";
import { usePreferences } from "./preferences-provider";

/** How numbers, sizes and times are written in the reader's language and time zone. */
export function useFormat(): Format {
  const locale = useLocale();
  const words = useTranslations("units");
  const { zone } = usePreferences();
  return useMemo(() => createFormat(locale, zone, words), [locale, zone, words]);
}
