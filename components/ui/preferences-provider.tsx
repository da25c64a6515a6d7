"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { remember } from "./cookie";
import { PREFERENCE_COOKIES, type Preferences, type Theme } from "./preferences";

interface PreferencesControl extends Preferences {
  change: (change: Partial<Preferences>) => void;
}

const PreferencesContext = createContext<PreferencesControl | null>(null);

export function PreferencesProvider({ initial, children }: { initial: Preferences; children: ReactNode }) {
  const [preferences, setPreferences] = useState(initial);

  const control = useMemo<PreferencesControl>(
    () => ({
      ...preferences,
      change: (change) => {
        const next = { ...preferences, ...change };
        setPreferences(next);
        showTheme(next.theme);
        remember(PREFERENCE_COOKIES.theme, next.theme);
        remember(PREFERENCE_COOKIES.zone, next.zone);
        remember(PREFERENCE_COOKIES.shortcuts, next.shortcuts ? "on" : "off");
      },
    }),
    [preferences],
  );
  return <PreferencesContext value={control}>{children}</PreferencesContext>;
}

function showTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function usePreferences(): PreferencesControl {
  const control = useContext(PreferencesContext);
  if (control === null) throw new Error("usePreferences needs a PreferencesProvider around it");
  return control;
}
