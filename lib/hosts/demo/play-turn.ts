import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import { applyEffects } from "./apply-effects";
import { writeTurn } from "./message-log";
import { emptySession } from "./session-agent";
import { type DemoState, takeId, withSession } from "./state";
import { messageCount, type Turn } from "./turn";

/** How long an ended run is remembered. */
const REMEMBERED_MS = 600_000;

/** What a message takes at least: a turn is played at once, but nobody writes it at once. */
const MESSAGE_MS = 1000;

/** Plays one whole run: the messages, what it did outside the context, and how it ended. */
export function playTurn(state: DemoState, sessionId: SessionId, turn: Turn, now: Date): DemoState {
  const opened = openRun(state, sessionId, turn, now);
  return closeRun(opened.state, sessionId, opened.runId, turn.error !== undefined, now, {
    leastMs: messageCount(turn) * MESSAGE_MS,
  });
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
  const run = { id: taken.id, startedAt: now.toISOString() };
  const played = writeTurn(taken.state, session, turn, taken.id, now);
  const seated = withSession(played.state, {
    ...session,
    messages: played.messages,
    runs: [...session.runs, run],
    updatedAt: now.toISOString(),
  });
  return { state: applyEffects(seated, sessionId, turn.effects ?? [], now), runId: taken.id };
}

/** Ends an active run and counts it. */
export function closeRun(
  state: DemoState,
  sessionId: SessionId,
  runId: string,
  failed: boolean,
  now: Date,
  { leastMs = 0 } = {},
): DemoState {
  const session = state.sessions[sessionId];
  if (!session) return state;
  const startedAt = session.runs.find(({ id }) => id === runId)?.startedAt;
  const lastedMs = startedAt === undefined ? 0 : now.getTime() - Date.parse(startedAt);
  const recent = session.pastRuns.filter((run) => run.endedAtMs > now.getTime() - REMEMBERED_MS);
  return withSession(state, {
    ...session,
    runs: session.runs.filter((run) => run.id !== runId),
    pastRuns: [
      ...recent,
      { id: runId, endedAtMs: now.getTime(), durationMs: Math.max(leastMs, lastedMs), failed },
    ],
  });
}
