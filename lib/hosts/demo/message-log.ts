import type { Json, JsonObject } from "@/lib/contract/json";
import type { Message } from "@/lib/contract/state";
import { type DemoSession, type DemoState, takeId } from "./state";
import type { Call, Turn } from "./turn";

const SECOND_MS = 1000;

/** A size in tokens, near enough for a meter: four bytes each. */
export const estimateTokens = (text: string): number => Math.ceil(Buffer.byteLength(text, "utf8") / 4);

/** The context of the session with the messages of one turn after it. */
export function writeTurn(
  state: DemoState,
  session: DemoSession,
  turn: Turn,
  runId: string,
  now: Date,
): { state: DemoState; messages: readonly Message[] } {
  const log = messageLog(state, session, runId, now);
  log.add({ role: "user", content: [text(turn.user)] });
  for (const round of turn.rounds ?? []) addRound(log, round.says, round.calls, turn.thoughtTokens);
  if (turn.answer !== undefined) {
    log.add({
      role: "assistant",
      content: [text(turn.answer)],
      moreTokens: turn.thoughtTokens,
      details: { stopReason: turn.error === undefined ? "stop" : "error" },
    });
  }
  return log.finish();
}

const text = (value: string): JsonObject => ({ type: "text", text: value });

interface Line {
  role: string;
  content: Json[];
  toolName?: string;
  toolCallId?: string;
  isError?: boolean;
  /** What it weighs beyond its content. */
  moreTokens?: number | undefined;
  details?: JsonObject;
}

interface MessageLog {
  add(line: Line): void;
  takeCallId(): string;
  finish(): { state: DemoState; messages: readonly Message[] };
}

/** Writes messages after those of the session, in time order and never in the future. */
function messageLog(start: DemoState, session: DemoSession, runId: string, now: Date): MessageLog {
  let state = start;
  const added: Message[] = [];
  const lastAt = session.messages.at(-1)?.createdAt ?? null;
  const earliest = lastAt === null ? 0 : Date.parse(lastAt);

  function take(prefix: string): string {
    const taken = takeId(state, prefix);
    state = taken.state;
    return taken.id;
  }
  return {
    add({ role, content, toolName, toolCallId, isError, moreTokens = 0, details }) {
      added.push({
        id: take("msg"),
        role,
        kind: "message",
        content,
        toolName: toolName ?? null,
        toolCallId: toolCallId ?? null,
        isError: isError ?? false,
        createdAt: null,
        complete: true,
        details: { ...details, runId, tokens: 8 + estimateTokens(JSON.stringify(content)) + moreTokens },
      });
    },
    takeCallId: () => take("call"),
    finish() {
      const dated = added.map((message, index) => ({
        ...message,
        createdAt: new Date(
          Math.max(earliest, now.getTime() - (added.length - 1 - index) * SECOND_MS),
        ).toISOString(),
      }));
      return { state, messages: [...session.messages, ...dated] };
    },
  };
}

function addRound(
  log: MessageLog,
  says: string | undefined,
  calls: readonly Call[],
  thoughtTokens: number | undefined,
): void {
  const numbered = calls.map((call) => ({ ...call, id: log.takeCallId() }));
  log.add({
    role: "assistant",
    content: [
      ...(says === undefined ? [] : [text(says)]),
      ...numbered.map(({ id, name, args }) => ({ type: "toolCall", id, name, arguments: args })),
    ],
    moreTokens: thoughtTokens,
    details: { stopReason: "toolUse" },
  });
  for (const { id, name, result, isError, tokens } of numbered) {
    log.add({
      role: "toolResult",
      content: [text(result)],
      toolName: name,
      toolCallId: id,
      isError: isError ?? false,
      moreTokens: tokens === undefined ? 0 : Math.max(0, tokens - estimateTokens(result)),
    });
  }
}
