import { join } from "node:path";

export type LabConfigOptions = {
  port: number;
  token: string;
  modelBaseUrl: string;
  stateDir: string;
  /** Agents besides `main`, each with a workspace of its own. */
  agents: string[];
  trustedProxies: string[];
};

/** The gateway's own configuration for a lab: token auth on loopback, two scripted models, nothing running by itself. */
export function labConfig({ port, token, modelBaseUrl, stateDir, agents, trustedProxies }: LabConfigOptions) {
  const model = (id: string, contextWindow: number) => ({
    id,
    name: id,
    reasoning: true,
    input: ["text"],
    cost: { input: 1, output: 2, cacheRead: 0, cacheWrite: 0 },
    contextWindow,
    maxTokens: 4096,
  });
  return {
    gateway: {
      mode: "local",
      port,
      bind: "loopback",
      auth: { mode: "token", token },
      controlUi: { enabled: false },
      ...(trustedProxies.length > 0 && { trustedProxies }),
    },
    models: {
      mode: "replace",
      providers: {
        lab: {
          baseUrl: modelBaseUrl,
          apiKey: "lab-key",
          api: "openai-completions",
          models: [model("lab-1", 1_000_000), model("lab-2", 64_000)],
        },
      },
    },
    agents: {
      defaults: {
        workspace: workspaceOf(stateDir, "main"),
        model: { primary: "lab/lab-1" },
        // Its files would be removed and its prompt change at a moment of the gateway's own choosing.
        skipBootstrap: true,
        // A heartbeat would add turns to the main session behind a test's back.
        heartbeat: { every: "0m" },
      },
      ...(agents.length > 0 && {
        list: [
          { id: "main", default: true },
          ...agents.map((id) => ({ id, workspace: workspaceOf(stateDir, id) })),
        ],
      }),
    },
    logging: { file: join(stateDir, "gateway.log") },
    update: { checkOnStart: false },
  };
}

/** The folder that an agent of the lab works in. */
export function workspaceOf(stateDir: string, agentId: string): string {
  return join(stateDir, "workspaces", agentId);
}
