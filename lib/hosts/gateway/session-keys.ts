import { SessionId } from "@/lib/contract/ids";

const KEY = /^agent:([^:]+):/;
const PIN = /^agent:[^:]+:snapshot:/;

/** The agent a session key names. Keys without one belong to the agent `main`. */
export const agentOf = (key: string): string => KEY.exec(key)?.[1] ?? "main";

/** True for the copies of contexts that this driver keeps on the gateway. People never see them. */
export const isPinKey = (key: string): boolean => PIN.test(key);

/** A new pin's key. The gateway lower-cases keys, so the id must be lower-case already. */
export const newPinKey = (sourceKey: string, id: string): string =>
  `agent:${agentOf(sourceKey)}:snapshot:${id}`;

/** The key as an id of ours, or undefined when the gateway has a key that cannot be one. */
export function toSessionId(key: string): SessionId | undefined {
  const parsed = SessionId.safeParse(key);
  return parsed.success ? parsed.data : undefined;
}
