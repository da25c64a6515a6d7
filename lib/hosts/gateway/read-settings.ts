import type { JsonObject } from "@/lib/contract/json";
import type { SessionRow } from "./frames";

/** Settings that `sessions.patch` takes under the name they have in the row. Unset ones are absent. */
export const PATCHABLE = [
  "label",
  "category",
  "thinkingLevel",
  "contextWindow",
  "fastMode",
  "verboseLevel",
  "traceLevel",
  "reasoningLevel",
  "elevatedLevel",
  "responseUsage",
  "permissionMode",
  "toolOverrides",
  "execHost",
  "execSecurity",
  "execAsk",
  "execNode",
] as const;

/** What makes this session behave otherwise than its agent's defaults. */
export function toSettings(row: SessionRow): JsonObject {
  const settings: JsonObject = { archived: row.archived ?? false, visibility: row.visibility ?? "shared" };
  // Otherwise the row names the agent's default model, or one the gateway fell back to for a while.
  if (row.modelOverrideSource === "user" && row.model) settings.model = modelName(row);
  for (const name of PATCHABLE) {
    const value = row[name];
    if (value !== undefined && value !== null) settings[name] = value as JsonObject[string]; // from a JSON frame
  }
  return settings;
}

/** `provider/model`, as `sessions.patch` takes it. */
export const modelName = ({ modelProvider, model }: SessionRow): string =>
  modelProvider ? `${modelProvider}/${model ?? ""}` : (model ?? "");
