import type { Json } from "@/lib/contract/json";
import { agentOf } from "./session-agent";
import type { DemoSession, DemoState } from "./state";
import { effectiveTools } from "./tools";

/** What a demo agent would send to its model next, were somebody to write to it. */
export interface ModelRequest {
  model: string | null;
  thinking: string | null;
  system: string;
  tools: string[];
  messages: { role: string; content: Json }[];
}

/** Built from the live state alone: memory and instructions as they are now, then the context. */
export function nextModelRequest(state: DemoState, session: DemoSession): ModelRequest {
  const agent = agentOf(state, session.id);
  const { model, thinking } = session.settings;
  const memory = Object.entries(agent.memoryFiles)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, text]) => `# ${path}\n${text}`);
  return {
    model: typeof model === "string" ? model : null,
    thinking: typeof thinking === "string" ? thinking : null,
    system: [
      `You are ${session.label}, an agent of the Clawback demo.`,
      agent.files["AGENTS.md"]?.text ?? "",
      ...memory,
      `Skills: ${[...agent.skills].sort().join(", ")}`,
    ].join("\n\n"),
    tools: effectiveTools(agent, session.settings),
    messages: session.messages.map(({ role, content }) => ({ role, content })),
  };
}
