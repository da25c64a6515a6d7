import type { JsonObject } from "@/lib/contract/json";
import type { DemoAgent } from "./state";

/** The setting that switches single tools on or off for one session. */
const TOOL_OVERRIDES = "toolOverrides";

/** The tools a session of this agent can use under these settings, in alphabetical order. */
export function effectiveTools(agent: DemoAgent, settings: JsonObject): string[] {
  const overrides = settings[TOOL_OVERRIDES];
  const switches =
    overrides !== null && typeof overrides === "object" && !Array.isArray(overrides) ? overrides : {};
  const names = new Set(agent.tools);
  for (const [name, on] of Object.entries(switches)) {
    if (on === true) names.add(name);
    else names.delete(name);
  }
  return [...names].sort();
}
