import { registerBeforeOperations } from "./before-operations";
import { addressOf, openClawback, readPolicy } from "./clawback";
import { registerCommands } from "./commands";
import { registerMethods } from "./methods";
import type { OpenClaw } from "./open-claw";
import { registerRoutes } from "./routes";
import { RuleBook } from "./rule-book";
import { toRules } from "./rules";
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
    registerCommands(claw, () => openClawback(settings, "openclaw:command").api);
    registerMethods(claw);
    registerRoutes(claw, addressOf(settings, "openclaw:gateway"));
    const open = () => openClawback(settings, "openclaw:before-tool-call");
    const rules = new RuleBook(async () => toRules(await readPolicy(open().transport)));
    registerBeforeOperations(claw, { settings, open: () => open().api, rules });
  },
};
