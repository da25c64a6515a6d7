import type { Messages } from "./en";
import type { Translated } from "./translated";
import { shell } from "./zh/shell";
import { ui } from "./zh/ui";
import { units } from "./zh/units";

export const zh: { [Noun in keyof Messages]: Translated<Noun> } = { shell, ui, units };
