import type { SessionId } from "@/lib/contract/ids";
import type { NotRestorable } from "@/lib/contract/rollback";
import type { RestoreOutlook, StateContent } from "@/lib/engine/ports";
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

function filesLeft(live: StateContent, target: StateContent): NotRestorable[] {
  const before = new Map(live.files.map((file) => [file.path, file]));
  const after = new Map(target.files.map((file) => [file.path, file]));
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path) => {
    const why = fileObstacle(before.get(path), after.get(path));
    return why === null ? [] : [{ part: "files" as const, path, why }];
  });
}

function sessionNotes(
  state: DemoState,
  sessionId: SessionId,
  live: StateContent,
  target: StateContent,
): string[] {
  const notes: string[] = [];
  if (!live.present && target.present)
    notes.push("The session was deleted: it is made again under the same key.");
  if (live.present && !target.present) notes.push("The session did not exist then: it is deleted.");
  if (state.sessions[sessionId]?.archived) notes.push("The session is archived, and stays so.");
  return notes;
}

function agentNotes(agent: DemoAgent, target: StateContent): string[] {
  const tools = effectiveTools(agent, target.settings);
  return [...differences("tool", tools, target.tools), ...differences("skill", agent.skills, target.skills)];
}

/** Names that will be there although the target lacks them, and names that will lack although it has them. */
function differences(noun: string, will: readonly string[], should: readonly string[]): string[] {
  return [
    ...will
      .filter((name) => !should.includes(name))
      .map((name) => `The agent has got the ${noun} ${name} since: a rollback does not take it away.`),
    ...should
      .filter((name) => !will.includes(name))
      .map((name) => `The agent has lost the ${noun} ${name} since: a rollback does not bring it back.`),
  ];
}
