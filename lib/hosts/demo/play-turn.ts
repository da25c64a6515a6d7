import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import { applyEffects } from "./apply-effects";
import { HEALTH_WINDOW_MS } from "./health";
import { writeTurn } from "./message-log";
import { emptySession } from "./session-agent";
import { type DemoState, takeId, withSession } from "./state";
import type { Turn } from "./turn";

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
