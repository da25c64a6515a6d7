/** What a reader chose for this browser. Cookies keep it, so that the server draws the first page right. */
export interface Preferences {
  theme: Theme;
  /** Whose clock times are told by. */
  zone: "local" | "utc";
  /** Whether single keys do something (WCAG 2.1.4). */
  shortcuts: boolean;
}

export type Theme = "light" | "dark" | "system";

export const PREFERENCE_COOKIES = {
  theme: "clawback_theme",
  zone: "clawback_zone",
  shortcuts: "clawback_shortcuts",
} as const;

/** What the cookies say; whatever they do not know is the default. */
export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  const theme = cookie(PREFERENCE_COOKIES.theme);
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    zone: cookie(PREFERENCE_COOKIES.zone) === "utc" ? "utc" : "local",
    shortcuts: cookie(PREFERENCE_COOKIES.shortcuts) !== "off",
  };
}
