import type { Message } from "@/lib/contract/state";
import type { StateContent } from "@/lib/engine/ports";

const WORDS =
  "the deploy failed because service billing could not reach its database after rotation of credentials so I read config checked logs and restarted worker then customer reported invoice total wrong by one cent fixed rounding added test ran suite all green wrote summary to memory next step is review".split(
    " ",
  );

const ROLES = ["user", "assistant", "toolResult", "assistant"];
const TOOL = 2;

/** Numbers between 0 and 1, the same ones in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The message at `index`: about 530 bytes of JSON, as in a transcript with tool calls. */
function messageAt(index: number): Message {
  const roll = dice(index + 1);
  const text = Array.from(
    { length: 18 + Math.floor(roll() * 28) },
    () => WORDS[Math.floor(roll() * WORDS.length)],
  ).join(" ");
  const id =
    Math.floor(roll() * 2 ** 32)
      .toString(16)
      .padStart(8, "0") + index.toString(16);
  const isTool = index % 4 === TOOL;
  return {
    id,
    role: ROLES[index % 4] ?? "user",
    kind: "message",
    content: [{ type: "text", text }],
    toolName: isTool ? "exec" : null,
    toolCallId: isTool ? `call_${id}` : null,
    isError: false,
    createdAt: new Date(Date.UTC(2026, 10, 22) + index * 7000).toISOString(),
    complete: true,
    details: { usage: { input: 1200 + index, output: text.length } },
  };
}

export const messages = (from: number, to: number): Message[] =>
  Array.from({ length: to - from }, (_, index) => messageAt(from + index));

/** A session with this many messages, some memory and a small workspace. */
export function sessionOf(length: number): StateContent {
  const note = messages(0, 8)
    .map(({ content }) => JSON.stringify(content))
    .join("\n");
  return {
    present: true,
    messages: messages(0, length),
    memoryFiles: {
      "MEMORY.md": note,
      "USER.md": "Prefers short answers.\n",
      "memory/2026-11-22.md": note.slice(0, 900),
    },
    files: ["AGENTS.md", "SOUL.md", "TOOLS.md"].map((path) => ({
      path,
      text: `# ${path}\n${note}`,
      sizeBytes: null,
      digest: null,
      gap: null,
    })),
    tools: ["read", "write", "exec", "browser", "memory_search"],
    skills: ["github", "notion"],
    settings: { model: "claude", thinking: "medium" },
  };
}

/** The same session with one message edited in the middle and ten behind it. */
export function damaged(content: StateContent): StateContent {
  const edited = content.messages.map((message, index) =>
    index === content.messages.length >> 1
      ? { ...message, content: [{ type: "text", text: "never mind" }] }
      : message,
  );
  return {
    ...content,
    messages: [...edited, ...messages(content.messages.length, content.messages.length + 10)],
  };
}
