/** How the plugin reaches Clawback and what it does when it cannot. From its configuration in OpenClaw, else the environment. */
export interface Settings {
  apiUrl: string | undefined;
  apiToken: string | undefined;
  /** Patterns of tool names, besides those that Clawback's policy names. */
  beforeOperations: string[];
  whenSnapshotFails: "continue" | "block";
}

/** OpenClaw has checked the values by the manifest's schema; one that is missing or of another kind counts as not set. */
export function readSettings(config: Record<string, unknown> = {}): Settings {
  const { apiUrl, apiToken, beforeOperations, whenSnapshotFails } = config;
  const { env } = process;
  return {
    apiUrl: text(apiUrl) ?? text(env.OPENCLAW_API_URL),
    apiToken: text(apiToken) ?? text(env.OPENCLAW_API_TOKEN),
    beforeOperations: Array.isArray(beforeOperations) ? beforeOperations.filter(isText) : [],
    whenSnapshotFails: whenSnapshotFails === "block" ? "block" : "continue",
  };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const text = (value: unknown): string | undefined => (isText(value) ? value : undefined);
