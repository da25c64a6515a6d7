/** The frame around every page. */
export const shell = {
  colours: { system: "as the system", light: "light", dark: "dark" },
  coloursNow: "Colours {colours}",
  changeColours: "Colours: {now}. Change to {next}",
} as const;
