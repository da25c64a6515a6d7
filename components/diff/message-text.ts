import type { Json } from "@/lib/contract/json";
import type { Message } from "@/lib/contract/state";

/** What a message says, as plain text: its text blocks, or its content as JSON when it has none. */
export function messageText({ content }: Message): string {
  if (typeof content === "string") return content;
  const texts = textsOf(content);
  return texts.length > 0 ? texts.join("\n") : JSON.stringify(content, null, 2);
}

function textsOf(content: Json): string[] {
  if (typeof content === "string") return [content];
  if (Array.isArray(content)) return content.flatMap(textsOf);
  if (content === null || typeof content !== "object") return [];
  const { type, text, content: inner, name } = content;
  if (typeof text === "string") return [text];
  if (typeof type === "string" && /tool/i.test(type) && typeof name === "string")
    return [`calls ${name} ${argumentsOf(content)}`.trim()];
  return inner === undefined ? [] : textsOf(inner);
}

const argumentsOf = (block: { [key: string]: Json }): string => {
  const args = block.arguments ?? block.input ?? block.args;
  return args === undefined || args === null ? "" : JSON.stringify(args);
};

const ROLES: Record<string, string> = {
  user: "User",
  assistant: "Agent",
  toolResult: "Tool",
  system: "System",
};

/** Who speaks, in a word. */
export function messageSpeaker({ role, kind }: Message): string {
  if (kind === "compaction") return "Compaction";
  if (kind === "reset") return "Reset";
  return ROLES[role] ?? role;
}
