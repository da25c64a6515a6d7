import { alerts } from "./en/alerts";
import { audit } from "./en/audit";
import { command } from "./en/command";
import { diff } from "./en/diff";
import { filter } from "./en/filter";
import { host } from "./en/host";
import { pages } from "./en/pages";
import { policy } from "./en/policy";
import { reasons } from "./en/reasons";
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
  audit,
  command,
  diff,
  filter,
  host,
  pages,
  policy,
  reasons,
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
