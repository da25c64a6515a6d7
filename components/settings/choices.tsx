"use client";

import { useLocale, useTranslations } from "use-intl";
import { useSwitchLanguage } from "@/components/shell/use-switch-language";
import { announce } from "@/components/ui/announcer";
import { usePreferences } from "@/components/ui/preferences-provider";
import { Segmented } from "@/components/ui/segmented";
import { LOCALES } from "@/lib/i18n/locale";

const THEMES = ["system", "light", "dark"] as const;
const ZONES = ["local", "utc"] as const;
const LANGUAGE_KEYS = { en: "languages.en", "zh-CN": "languages.zh" } as const;

export function ThemeChoice() {
  const words = useTranslations("shell");
  const { theme, change } = usePreferences();
  return (
    <Segmented
      label={words("theme")}
      value={theme}
      options={THEMES.map((value) => ({ value, label: words(`themes.${value}`) }))}
      onChange={(next) => {
        change({ theme: next });
        announce(words("themeNow", { theme: words(`themes.${next}`) }));
      }}
    />
  );
}

export function ZoneChoice() {
  const words = useTranslations("shell");
  const { zone, change } = usePreferences();
  return (
    <Segmented
      label={words("times")}
      value={zone}
      options={ZONES.map((value) => ({ value, label: words(`zones.${value}`) }))}
      onChange={(next) => {
        change({ zone: next });
        announce(words(`zoneNow.${next}`));
      }}
    />
  );
}

export function LanguageChoice() {
  const words = useTranslations("shell");
  const locale = useLocale();
  const switchTo = useSwitchLanguage();
  return (
    <Segmented
      label={words("language")}
      value={locale}
      options={LOCALES.map((value) => ({ value, label: words(LANGUAGE_KEYS[value]), lang: value }))}
      onChange={switchTo}
    />
  );
}
