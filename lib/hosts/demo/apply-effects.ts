import type { SessionId } from "@/lib/contract/ids";
import { agentOf } from "./session-agent";
import { type DemoAgent, type DemoState, withAgent, withSession } from "./state";
import type { Effect } from "./turn";
import { opaqueEntry, withText } from "./workspace";

/** What a turn does to settings, memory and files. */
export function applyEffects(
  state: DemoState,
  sessionId: SessionId,
  effects: readonly Effect[],
  now: Date,
): DemoState {
  return effects.reduce((before, effect) => applyEffect(before, sessionId, effect, now), state);
}

function applyEffect(state: DemoState, sessionId: SessionId, effect: Effect, now: Date): DemoState {
  const session = state.sessions[sessionId];
  if (!session) return state;
  const agent = agentOf(state, sessionId);
  switch (effect.kind) {
    case "setting":
      return withSession(state, {
        ...session,
        settings: { ...session.settings, [effect.key]: effect.value },
      });
    case "note":
      return withAgent(state, addNote(agent, effect.line, now));
    case "write":
      return withAgent(state, withText(agent, effect.path, effect.text));
    case "edit": {
      const old = agent.memoryFiles[effect.path] ?? agent.files[effect.path]?.text ?? "";
      return withAgent(
        state,
        withText(
          agent,
          effect.path,
          old.replace(effect.find, () => effect.replace),
        ),
      );
    }
    case "opaque": {
      const entry = opaqueEntry(effect.path, effect.gap, effect.sizeBytes);
      return withAgent(state, { ...agent, files: { ...agent.files, [effect.path]: entry } });
    }
  }
}

/** The agent with a line more in the memory file of that day. */
export function addNote(agent: DemoAgent, line: string, now: Date): DemoAgent {
  const [day = "", time = ""] = now.toISOString().split("T");
  const path = `memory/${day}.md`;
  const old = agent.memoryFiles[path] ?? `# ${day}\n`;
  return withText(agent, path, `${old}* ${time.slice(0, 5)} ${line}\n`);
}
