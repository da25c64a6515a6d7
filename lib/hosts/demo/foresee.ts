import type { SessionId } from "@/lib/contract/ids";
import type { Reason } from "@/lib/contract/reason";
import type { Lost, RestoreOutlook, StateContent } from "@/lib/engine/ports";
import { plain } from "@/lib/engine/reasons/refusal";
import { agentOf } from "./session-agent";
import type { DemoAgent, DemoState } from "./state";
import { effectiveTools } from "./tools";
import { fileObstacle } from "./workspace";

/**
 * Tells what putting `target` in the place of `live` cannot do. Tools and skills are not listed as lost but named in
 * the notes: a rollback compares them and asks a person when they differ.
 */
export function foreseeRestore(
  state: DemoState,
  sessionId: SessionId,
  live: StateContent,
  target: StateContent,
): RestoreOutlook {
  const agent = agentOf(state, sessionId);
  return {
    notRestorable: filesLeft(live, target),
    sharedWith: Object.values(state.sessions)
      .filter((other) => other.agentId === agent.id && other.id !== sessionId)
      .map((other) => other.id)
      .sort(),
    notes: [
      ...sessionNotes(state, sessionId, live, target),
      ...(target.present ? agentNotes(agent, target) : []),
    ],
  };
}

function filesLeft(live: StateContent, target: StateContent): Lost[] {
  const before = new Map(live.files.map((file) => [file.path, file]));
  const after = new Map(target.files.map((file) => [file.path, file]));
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path): Lost[] => {
    const why = fileObstacle(before.get(path), after.get(path));
    return why === null ? [] : [{ part: "files", path, why: [why] }];
  });
}

function sessionNotes(
  state: DemoState,
  sessionId: SessionId,
  live: StateContent,
  target: StateContent,
): Reason[] {
  const notes: Reason[] = [];
  if (!live.present && target.present) notes.push(plain("session_made_again"));
  if (live.present && !target.present) notes.push(plain("session_is_deleted"));
  if (state.sessions[sessionId]?.archived) notes.push(plain("stays_archived"));
  return notes;
}

function agentNotes(agent: DemoAgent, target: StateContent): Reason[] {
  const tools = effectiveTools(agent, target.settings);
  return [...differences("tool", tools, target.tools), ...differences("skill", agent.skills, target.skills)];
}

/** Names that will be there although the target lacks them, and names that will lack although it has them. */
function differences(
  capability: "tool" | "skill",
  will: readonly string[],
  should: readonly string[],
): Reason[] {
  return [
    ...will
      .filter((name) => !should.includes(name))
      .map((name): Reason => ({ code: "agent_gained", values: { capability, name } })),
    ...should
      .filter((name) => !will.includes(name))
      .map((name): Reason => ({ code: "agent_lost", values: { capability, name } })),
  ];
}
