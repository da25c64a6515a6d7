import type { EndedRun } from "@/lib/engine/ports";
import type { SessionEvent } from "./frames";
import { toSessionId } from "./session-keys";

/**
 * The run whose end an event of the agent's life tells. It ended when we heard of it: the gateway's clock need not agree
 * with ours, and everything else is dated by ours. A run that a person stopped did not fail.
 */
export function endedRunOf(
  { sessionKey, runId, stream, data }: SessionEvent,
  nowMs: number,
): EndedRun | undefined {
  const sessionId = toSessionId(sessionKey);
  if (!sessionId || runId === undefined || stream !== "lifecycle") return undefined;
  if (data?.phase !== "end" && data?.phase !== "error") return undefined;
  const { startedAt, endedAt, aborted, phase } = data;
  return {
    sessionId,
    runId,
    endedAt: new Date(nowMs).toISOString(),
    durationMs: startedAt === undefined || endedAt === undefined ? null : Math.max(0, endedAt - startedAt),
    failed: phase === "error" && aborted !== true,
  };
}
