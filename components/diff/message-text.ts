import type { Json } from "@/lib/contract/json";
import type { Message } from "@/lib/contract/state";
import type { Words } from "@/lib/i18n/words";

type DiffWords = Words<"diff">;

/** What a message says, as plain text: its text blocks, or its content as JSON when it has none. */
export function messageText({ content }: Message, words: DiffWords): string {
  if (typeof content === "string") return content;
  const texts = textsOf(content, words);
  return texts.length > 0 ? texts.join("\n") : JSON.stringify(content, null, 2);
}

function textsOf(content: Json, words: DiffWords): string[] {
  if (typeof content === "string") return [content];
  if (Array.isArray(content)) return content.flatMap((block) => textsOf(block, words));
  if (content === null || typeof content !== "object") return [];
  const { type, text, content: inner, name } = content;
  if (typeof text === "string") return [text];
  if (typeof type === "string" && /tool/i.test(type) && typeof name === "string")
    return [words("message.calls", { name, input: argumentsOf(content) }).trim()];
  return inner === undefined ? [] : textsOf(inner, words);
}

const argumentsOf = (block: { [key: string]: Json }): string => {
  const args = block.arguments ?? block.input ?? block.args;
  return args === undefined || args === null ? "" : JSON.stringify(args);
};

const ROLES = { user: "user", assistant: "assistant", toolResult: "tool", system: "system" } as const;

const isKnown = (role: string): role is keyof typeof ROLES => Object.hasOwn(ROLES, role);

/** Who speaks, in a word. */
export function messageSpeaker({ role, kind }: Message, words: DiffWords): string {
  if (kind !== "message") return words(`message.${kind}`);
  return isKnown(role) ? words(`message.${ROLES[role]}`) : role;
}
