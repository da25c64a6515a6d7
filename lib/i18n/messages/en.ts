import { alerts } from "./en/alerts";
import { command } from "./en/command";
import { diff } from "./en/diff";
import { filter } from "./en/filter";
import { host } from "./en/host";
import { pages } from "./en/pages";
import { rollback } from "./en/rollback";
import { sessions } from "./en/sessions";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { signIn } from "./en/sign-in";
import { snapshot } from "./en/snapshot";
import { timeline } from "./en/timeline";
import { ui } from "./en/ui";
import { units } from "./en/units";

export const en = {
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

/** The words of the dashboard. English is the measure: every other language has the same keys. */
export type Messages = typeof en;
