import type { Message } from "@/lib/contract/state";
import { estimateTokens } from "./message-log";
import { type DemoSession, type DemoState, takeId, withSession } from "./state";

/** Replaces all but the newest turn by a summary, as an agent does when its context fills up. Without older turns nothing changes. */
export function compactContext(state: DemoState, session: DemoSession, now: Date): DemoState {
  const keepFrom = session.messages.findLastIndex((message) => message.role === "user");
  const older = session.messages.slice(0, Math.max(0, keepFrom));
  if (older.every((message) => message.kind === "compaction")) return state;
  return rewrite(state, session, "compaction", summaryOf(older), session.messages.slice(keepFrom), now);
}

/** Starts the conversation anew under the same key. Whatever runs is stopped. */
export function resetContext(state: DemoState, session: DemoSession, now: Date): DemoState {
  const idle = { ...session, runs: [] };
  return rewrite(state, idle, "reset", "The conversation was reset. What was said before is gone.", [], now);
}

function rewrite(
  state: DemoState,
  session: DemoSession,
  kind: "compaction" | "reset",
  words: string,
  kept: readonly Message[],
  now: Date,
): DemoState {
  const marker = takeId(state, "msg");
  const generation = takeId(marker.state, "gen");
  const head: Message = {
    id: marker.id,
    role: "system",
    kind,
    content: [{ type: "text", text: words }],
    toolName: null,
    toolCallId: null,
    isError: false,
    createdAt: now.toISOString(),
    complete: true,
    details: { tokens: 8 + estimateTokens(words) },
  };
  return withSession(generation.state, {
    ...session,
    messages: [head, ...kept],
    generation: generation.id,
    updatedAt: now.toISOString(),
  });
}

const ASKED_AT_MOST = 12;

function summaryOf(messages: readonly Message[]): string {
  const asked = messages.filter((message) => message.role === "user").map((message) => plainText(message));
  const calls = messages.filter((message) => message.role === "toolResult");
  const failed = calls.filter((message) => message.isError);
  return [
    `Summary of ${messages.length} earlier messages: ${asked.length} requests, ${calls.length} tool calls, ${failed.length} of them failed.`,
    "The newest requests were:",
    ...asked.slice(-ASKED_AT_MOST).map((request) => `* ${request}`),
  ].join("\n");
}

/** The text blocks of a message, one after the other. */
function plainText(message: Message): string {
  const blocks = Array.isArray(message.content) ? message.content : [message.content];
  return blocks
    .map((block) => {
      if (typeof block === "string") return block;
      if (block === null || typeof block !== "object" || Array.isArray(block)) return "";
      return typeof block.text === "string" ? block.text : "";
    })
    .filter((text) => text !== "")
    .join("\n");
}
