import { shell } from "./en/shell";
import { ui } from "./en/ui";
import { units } from "./en/units";

export const en = { shell, ui, units };

/** The words of the dashboard. English is the measure: every other language has the same keys. */
export type Messages = typeof en;
