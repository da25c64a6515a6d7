import type { SessionId } from "@/lib/contract/ids";
import type { StepOutcome } from "./journal";
import type { EngineDeps } from "./ports";
import { plain } from "./reasons/refusal";

/** Aborts what the agent is doing, so that nothing writes while the session is put back. Throws `run_active` when it does not stop. */
export async function stopRuns(deps: EngineDeps, sessionId: SessionId): Promise<StepOutcome> {
  if (!(await deps.host.findSession(sessionId))) return { skipped: true, reasons: [plain("session_absent")] };
  const runs = await deps.host.listRuns(sessionId);
  if (runs.length === 0) return { skipped: true, reasons: [plain("no_run_active")] };
  await deps.host.abortRuns(sessionId);
  return { reasons: [{ code: "runs_aborted", values: { runs: runs.length } }] };
}
