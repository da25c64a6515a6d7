"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "use-intl";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import type { Theme } from "@/components/ui/preferences";
import { usePreferences } from "@/components/ui/preferences-provider";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Goes round: as the system, light, dark. */
export function ThemeSwitch() {
  const words = useTranslations("shell");
  const { theme, change } = usePreferences();
  const Icon = ICONS[theme];

  const turn = () => {
    change({ theme: NEXT[theme] });
    announce(words("coloursNow", { colours: words(`colours.${NEXT[theme]}`) }));
  };

  const name = words("changeColours", {
    now: words(`colours.${theme}`),
    next: words(`colours.${NEXT[theme]}`),
  });
  return (
    <Button look="ghost" icon onClick={turn} aria-label={name} title={name}>
      <Icon size={15} aria-hidden="true" />
    </Button>
  );
}
