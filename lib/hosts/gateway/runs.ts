import type { SessionId } from "@/lib/contract/ids";
import type { Run } from "@/lib/contract/session";
import { refusal } from "@/lib/engine/reasons/refusal";
import type { GatewayConnection } from "./connection";
import { readTail } from "./find-row";
import { Aborted, type HistoryPage, SessionEvent } from "./frames";

const IDLE_WITHIN_MS = 20_000;
// Only in case an event gets lost with a connection: the events are what is waited for.
const LOOK_AGAIN_MS = 1000;

/** The runs that work in a session at this moment. */
export async function listRuns(connection: GatewayConnection, sessionId: SessionId): Promise<Run[]> {
  return runsOf(await readTail(connection, sessionId));
}

/** The active runs that a transcript's end tells of. The gateway names the newest, and sometimes only that one is active. */
export function runsOf({ inFlightRun, sessionInfo }: HistoryPage): Run[] {
  if (!sessionInfo?.hasActiveRun) return [];
  const ids = sessionInfo.activeRunIds ?? [];
  const named = inFlightRun ? [inFlightRun.runId] : [sessionInfo.key];
  return (ids.length > 0 ? ids : named).map((id) => {
    const startedMs = id === inFlightRun?.runId ? inFlightRun.startedAt : undefined;
    return { id, startedAt: startedMs === undefined ? null : new Date(startedMs).toISOString() };
  });
}

/** Aborts what works and what waits in the session's queue, and resolves when nothing does. */
export async function abortRuns(connection: GatewayConnection, sessionId: SessionId): Promise<void> {
  const deadline = Date.now() + IDLE_WITHIN_MS;
  while (Date.now() < deadline) {
    const moved = nextEventOf(connection, sessionId);
    try {
      const { sessionInfo, pendingInputs } = await readTail(connection, sessionId);
      if (!sessionInfo?.hasActiveRun && !pendingInputs?.total) return;
      await connection.write("sessions.abort", { key: sessionId, clearQueued: true }, Aborted);
      await moved.promise;
    } finally {
      moved.cancel();
    }
  }
  throw refusal("run_active", [{ code: "run_did_not_stop", values: { seconds: IDLE_WITHIN_MS / 1000 } }]);
}

function nextEventOf(connection: GatewayConnection, sessionId: SessionId) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const off = connection.onEvent((_event, payload) => {
    const event = SessionEvent.safeParse(payload);
    if (event.success && event.data.sessionKey === sessionId) resolve();
  });
  const timer = setTimeout(resolve, LOOK_AGAIN_MS);
  const cancel = () => {
    off();
    clearTimeout(timer);
  };
  return { promise, cancel };
}
