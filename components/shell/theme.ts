export const THEME_COOKIE = "clawback_theme";

export type Theme = "light" | "dark" | "system";

/** What the cookie says; whatever it does not know is the system's choice. */
export const readTheme = (value: string | undefined): Theme =>
  value === "light" || value === "dark" ? value : "system";
