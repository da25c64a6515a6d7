import type { SessionId } from "@/lib/contract/ids";
import type { ContextTarget } from "@/lib/engine/ports";
import { plain, refusal } from "@/lib/engine/reasons/refusal";
import { sameContext } from "./capture";
import { emptySession } from "./session-agent";
import { type DemoSession, type DemoState, takeId, withSession } from "./state";

/** Ordinary turns before the story may begin again in a session that was rolled back to a moment before it. */
const CALM_TURNS = 180;

/**
 * Puts a context back under its key. A session that is gone comes back as its pin knew it; a session that is there
 * keeps its label, its archive flag and its settings.
 */
export function restoreContext(
  state: DemoState,
  sessionId: SessionId,
  target: ContextTarget,
  now: Date,
): DemoState {
  const session = state.sessions[sessionId];
  if (session && session.runs.length > 0) {
    throw refusal("run_active", [plain("run_must_end")]);
  }
  if (!target.present) return withoutSession(state, sessionId);
  if (session && sameContext(session.messages, target.messageIds.map(asMessage))) return state;

  const source = target.pin
    ? pinned(state, target.pin.ref, target.messageIds)
    : gathered(state, sessionId, target.messageIds, now);
  const generation = takeId(state, "gen");
  return withSession(generation.state, {
    ...(session ?? source),
    id: sessionId,
    messages: source.messages,
    generation: generation.id,
    // The agent starts afresh: what it took up and what went wrong belong to the context that is gone.
    ramBytes: source.ramBytes,
    pastRuns: [],
    storyTurn: source.storyTurn !== null && source.storyTurn <= 0 ? -CALM_TURNS : source.storyTurn,
    updatedAt: now.toISOString(),
  });
}

const asMessage = (id: string) => ({ id });

function withoutSession(state: DemoState, sessionId: SessionId): DemoState {
  if (!state.sessions[sessionId]) return state;
  const { [sessionId]: _gone, ...sessions } = state.sessions;
  return { ...state, sessions };
}

function pinned(state: DemoState, ref: string, messageIds: readonly string[]): DemoSession {
  const copy = state.pins[ref];
  if (!copy || !sameContext(copy.messages, messageIds.map(asMessage))) {
    throw refusal("not_restorable", [plain("copy_lost")]);
  }
  return copy;
}

/** Without a pin: the messages themselves, as long as some session or pin still has each of them. */
function gathered(
  state: DemoState,
  sessionId: SessionId,
  messageIds: readonly string[],
  now: Date,
): DemoSession {
  const known = new Map(
    [...Object.values(state.sessions), ...Object.values(state.pins)]
      .flatMap((session) => session.messages)
      .map((message) => [message.id, message]),
  );
  const messages = messageIds.flatMap((id) => known.get(id) ?? []);
  if (messages.length !== messageIds.length) {
    throw refusal("not_restorable", [plain("messages_lost")]);
  }
  return { ...(state.sessions[sessionId] ?? emptySession(state, sessionId, now)), messages };
}
