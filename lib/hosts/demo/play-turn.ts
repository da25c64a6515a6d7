import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { Json, JsonObject } from "@/lib/contract/json";
import type { Message } from "@/lib/contract/state";
import { HEALTH_WINDOW_MS } from "./health";
import {
  agentIdOf,
  type DemoAgent,
  type DemoSession,
  type DemoState,
  takeId,
  withAgent,
  withSession,
} from "./state";
import type { Call, Effect, Turn } from "./turn";
import { opaqueEntry, withText } from "./workspace";

const SECOND_MS = 1000;

/** Plays one whole run: the messages, what it did outside the context, and how it ended. */
export function playTurn(state: DemoState, sessionId: SessionId, turn: Turn, now: Date): DemoState {
  const opened = openRun(state, sessionId, turn, now);
  return closeRun(opened.state, sessionId, opened.runId, turn.error !== undefined, now);
}

/** Plays a turn whose run does not end: it stays active until it is closed or aborted. */
export function openRun(
  state: DemoState,
  sessionId: SessionId,
  turn: Turn,
  now: Date,
): { state: DemoState; runId: string } {
  const session = state.sessions[sessionId] ?? emptySession(state, sessionId, now);
  if (session.archived) {
    throw new AppError(
      "not_restorable",
      "The session is archived: it takes no turns until it is brought back.",
    );
  }
  const taken = takeId(state, "run");
  const log = messageLog(taken.state, session, taken.id, now);
  log.add({ role: "user", content: [text(turn.user)] });
  for (const round of turn.rounds ?? []) addRound(log, round.says, round.calls);
  if (turn.answer !== undefined) {
    log.add({
      role: "assistant",
      content: [text(turn.answer)],
      details: { stopReason: turn.error === undefined ? "stop" : "error" },
    });
  }
  const run = { id: taken.id, startedAt: now.toISOString() };
  const played = log.finish();
  const seated = withSession(played.state, {
    ...session,
    messages: played.messages,
    runs: [...session.runs, run],
    updatedAt: now.toISOString(),
  });
  return { state: applyEffects(seated, sessionId, turn.effects ?? [], now), runId: taken.id };
}

/** Lets an active run go on by one more round of calls. */
export function continueRun(
  state: DemoState,
  session: DemoSession,
  runId: string,
  says: string,
  calls: readonly Call[],
  now: Date,
): DemoState {
  const log = messageLog(state, session, runId, now);
  addRound(log, says, calls);
  const played = log.finish();
  return withSession(played.state, { ...session, messages: played.messages, updatedAt: now.toISOString() });
}

/** Ends an active run and counts it. */
export function closeRun(
  state: DemoState,
  sessionId: SessionId,
  runId: string,
  failed: boolean,
  now: Date,
): DemoState {
  const session = state.sessions[sessionId];
  if (!session) return state;
  const recent = session.pastRuns.filter((run) => run.endedAtMs > now.getTime() - HEALTH_WINDOW_MS);
  return withSession(state, {
    ...session,
    runs: session.runs.filter((run) => run.id !== runId),
    pastRuns: [...recent, { endedAtMs: now.getTime(), failed }],
    ramBytes: Math.max(0, session.ramBytes + session.ramPerTurnBytes),
  });
}

/** The agent of a session, which an unknown key brings into being as an empty one. */
export function agentOf(state: DemoState, sessionId: SessionId): DemoAgent {
  const id = state.sessions[sessionId]?.agentId ?? agentIdOf(sessionId);
  return state.agents[id] ?? { id, memoryFiles: {}, files: {}, tools: [], skills: [] };
}

/** A session that came into being because somebody wrote to its key. */
export function emptySession(state: DemoState, sessionId: SessionId, now: Date): DemoSession {
  return {
    id: sessionId,
    agentId: agentIdOf(sessionId),
    label: sessionId.split(":").slice(2).join(" ") || sessionId,
    protected: false,
    archived: false,
    lively: false,
    settings: { model: "claude-sonnet-4.5", thinking: "medium" },
    tokenLimit: 200_000,
    baseTokens: 9_800,
    ramBytes: 180 * 1024 * 1024,
    ramPerTurnBytes: 0,
    generation: `born-${state.epoch}-${state.nextId}`,
    runs: [],
    pastRuns: [],
    updatedAt: now.toISOString(),
    storyTurn: null,
    messages: [],
  };
}

/** A size in tokens, near enough for a meter: four bytes each. */
export const estimateTokens = (text: string): number => Math.ceil(Buffer.byteLength(text, "utf8") / 4);

const text = (value: string): JsonObject => ({ type: "text", text: value });

interface Line {
  role: string;
  content: Json[];
  toolName?: string;
  toolCallId?: string;
  isError?: boolean;
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
    add({ role, content, toolName, toolCallId, isError, details }) {
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
        details: { ...details, runId, tokens: 8 + estimateTokens(JSON.stringify(content)) },
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

function addRound(log: MessageLog, says: string | undefined, calls: readonly Call[]): void {
  const numbered = calls.map((call) => ({ ...call, id: log.takeCallId() }));
  log.add({
    role: "assistant",
    content: [
      ...(says === undefined ? [] : [text(says)]),
      ...numbered.map(({ id, name, args }) => ({ type: "toolCall", id, name, arguments: args })),
    ],
    details: { stopReason: "toolUse" },
  });
  for (const { id, name, result, isError } of numbered) {
    log.add({
      role: "toolResult",
      content: [text(result)],
      toolName: name,
      toolCallId: id,
      isError: isError ?? false,
    });
  }
}

function applyEffects(
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

function addNote(agent: DemoAgent, line: string, now: Date): DemoAgent {
  const [day = "", time = ""] = now.toISOString().split("T");
  const path = `memory/${day}.md`;
  const old = agent.memoryFiles[path] ?? `# ${day}\n`;
  return withText(agent, path, `${old}* ${time.slice(0, 5)} ${line}\n`);
}
