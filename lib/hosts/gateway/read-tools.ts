import type { GatewayConnection } from "./connection";
import { EffectiveTools, type SessionRow, SkillStatus } from "./frames";
import { agentOf } from "./session-keys";

/** The names of the tools that the session's agent may call now, each once, sorted. */
export async function readTools(connection: GatewayConnection, key: string): Promise<string[]> {
  const { groups } = await connection.read("tools.effective", { sessionKey: key }, EffectiveTools);
  return [...new Set(groups.flatMap(({ tools }) => tools.map(({ id }) => id)))].sort();
}

/** The names of the skills that the model is told of in this session, sorted. */
export async function readSkills(connection: GatewayConnection, row: SessionRow): Promise<string[]> {
  // Asked by session, a gateway with several agents does not find the owner by itself.
  const { skills } = await connection.read("skills.status", { agentId: agentOf(row.key) }, SkillStatus);
  // The gateway reports skills per agent and leaves the session's own switches out, although they change the prompt.
  const switches = row.toolOverrides?.skills ?? {};
  return skills
    .filter((skill) => skill.modelVisible && skill.eligible && !skill.disabled)
    .filter((skill) => switches[skill.skillKey ?? skill.name] !== false && switches[skill.name] !== false)
    .map(({ name }) => name)
    .sort();
}
