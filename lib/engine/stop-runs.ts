import type { SessionId } from "@/lib/contract/ids";
import type { StepOutcome } from "./journal";
import type { EngineDeps } from "./ports";

/** Aborts what the agent is doing, so that nothing writes while the session is put back. Throws `run_active` when it does not stop. */
export async function stopRuns(deps: EngineDeps, sessionId: SessionId): Promise<StepOutcome> {
  if (!(await deps.host.findSession(sessionId)))
    return { skipped: true, detail: "The session does not exist now." };
  const runs = await deps.host.listRuns(sessionId);
  if (runs.length === 0) return { skipped: true, detail: "No run was active." };
  await deps.host.abortRuns(sessionId);
  return { detail: runs.length === 1 ? "1 run aborted." : `${runs.length} runs aborted.` };
}
