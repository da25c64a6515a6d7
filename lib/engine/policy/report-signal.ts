import { parseAmount } from "@/lib/contract/amounts";
import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { RecoveryPolicy, SignalAnswer, SignalRequest } from "@/lib/contract/policy";
import { choosePolicy } from "./choose-policy";
import { withSignal } from "./measure";
import type { PolicyDeps } from "./ports";
import { remember } from "./remember";

/**
 * Takes a value that a runtime measured. It counts like one of the host's own for the policy's window; what it brings about
 * comes with the next look. Throws `session_not_found`, and `validation_failed` for a value that is none.
 */
export async function reportSignal(
  deps: PolicyDeps,
  policies: RecoveryPolicy[],
  sessionId: SessionId,
  { type, value: written }: SignalRequest,
): Promise<SignalAnswer> {
  const value = parseAmount(type, written);
  if (value === undefined || (type === "error_rate" && value > 1))
    throw new AppError("validation_failed", `value: ${EXPECTED[type]}`, {
      extra: { errors: [{ path: "value", message: EXPECTED[type] }] },
    });
  if (!(await deps.host.findSession(sessionId)))
    throw new AppError("session_not_found", `The host has no session ${sessionId}.`);
  const policy = choosePolicy(policies, sessionId)?.policy;
  const limit = policy?.autoRollback.enabled
    ? policy.autoRollback.triggers.find((trigger) => trigger.type === type)
    : undefined;
  const threshold = limit?.threshold ?? null;
  const at = deps.clock.now().toISOString();
  // Without a limit nothing would ever look at it.
  if (threshold !== null)
    await remember(deps, sessionId, (state) => ({
      ...state,
      signals: withSignal(state.signals, { type, value, threshold, at }),
    }));
  return {
    sessionId,
    type,
    value,
    policy: policy?.name ?? null,
    threshold,
    passed: threshold !== null && value > threshold,
  };
}

const EXPECTED: Record<SignalRequest["type"], string> = {
  error_rate: "An error rate is a share from 0 to 1, or a percentage: 0.4 or 40%.",
  timeout: "A timeout is a number of seconds, or a length of time: 400 or 7m.",
  memory_leak: "A size is a number of bytes, or has a unit: 600MB.",
};
