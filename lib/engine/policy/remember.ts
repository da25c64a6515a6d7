import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { PolicyDeps } from "./ports";
import { readState, type TriggerState } from "./trigger-state";

const ATTEMPTS = 10;

/** Changes what triggers remember of a session, whoever else writes at the same time. */
export async function remember(
  deps: PolicyDeps,
  sessionId: SessionId,
  change: (state: TriggerState) => TriggerState,
): Promise<TriggerState> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const kept = await deps.policies.readTriggerState(sessionId);
    const next = change(readState(kept.state));
    if (await deps.policies.saveTriggerState(sessionId, next, kept.version)) return next;
  }
  throw new AppError("store_unavailable", "Too many processes write what triggers remember of this session.");
}
