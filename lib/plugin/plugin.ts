import { openClawback } from "./clawback";
import { registerCommands } from "./commands";
import { registerMethods } from "./methods";
import type { OpenClaw } from "./open-claw";
import { readSettings } from "./settings";
import { version } from "./version";

/** What OpenClaw loads: Clawback's commands, routes, file access and the snapshot before a tool call. */
export default {
  id: "clawback",
  name: "Clawback",
  description: "Snapshots, diffs and verified rollback of sessions",
  version,
  register(claw: OpenClaw): void {
    const settings = readSettings(claw.pluginConfig);
    registerCommands(claw, () => openClawback(settings).api);
    registerMethods(claw);
  },
};
