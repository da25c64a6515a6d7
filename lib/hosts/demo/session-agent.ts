import type { SessionId } from "@/lib/contract/ids";
import { agentIdOf, type DemoAgent, type DemoSession, type DemoState } from "./state";

/** The agent of a session, which an unknown key brings into being as an empty one. */
export function agentOf(state: DemoState, sessionId: SessionId): DemoAgent {
  const id = state.sessions[sessionId]?.agentId ?? agentIdOf(sessionId);
  return state.agents[id] ?? { id, memoryFiles: {}, files: {}, tools: [], skills: [] };
}

/** A session that came into being because somebody wrote to its key. */
export function emptySession(state: DemoState, sessionId: SessionId, now: Date): DemoSession {
  return {
    id: sessionId,
    agentId: agentIdOf(sessionId),
    label: sessionId.split(":").slice(2).join(" ") || sessionId,
    protected: false,
    archived: false,
    lively: false,
    settings: { model: "claude-sonnet-4.5", thinking: "medium" },
    tokenLimit: 200_000,
    baseTokens: 9_800,
    ramBytes: 180_000_000,
    generation: `born-${state.epoch}-${state.nextId}`,
    runs: [],
    pastRuns: [],
    updatedAt: now.toISOString(),
    storyTurn: null,
    messages: [],
  };
}
