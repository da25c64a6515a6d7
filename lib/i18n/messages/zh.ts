import type { Messages } from "./en";
import type { Translated } from "./translated";
import { alerts } from "./zh/alerts";
import { command } from "./zh/command";
import { diff } from "./zh/diff";
import { filter } from "./zh/filter";
import { host } from "./zh/host";
import { pages } from "./zh/pages";
import { rollback } from "./zh/rollback";
import { sessions } from "./zh/sessions";
import { settings } from "./zh/settings";
import { shell } from "./zh/shell";
import { signIn } from "./zh/sign-in";
import { snapshot } from "./zh/snapshot";
import { timeline } from "./zh/timeline";
import { ui } from "./zh/ui";
import { units } from "./zh/units";

export const zh: { [Noun in keyof Messages]: Translated<Noun> } = {
  alerts,
  command,
  diff,
  filter,
  host,
  pages,
  rollback,
  sessions,
  settings,
  shell,
  signIn,
  snapshot,
  timeline,
  ui,
  units,
};
