import { writeDuration, writeSize } from "@/lib/contract/amounts";
import type { TriggerType } from "@/lib/contract/names";
import type { RecoveryPolicy } from "@/lib/contract/policy";
import { ageText, percent } from "../reasons/sentence-values";
import type { Passed } from "./measure";
import type { NotifyCause } from "./trigger-state";

const SHOWN: Record<TriggerType, (passed: Passed) => string> = {
  error_rate: ({ value, threshold }) =>
    `Error rate ${percent(value, threshold)}%, limit ${percent(threshold)}%.`,
  timeout: ({ value, threshold }) =>
    `A run has been active for ${ageText(value)}, limit ${writeDuration(threshold)}.`,
  memory_leak: ({ value, threshold }) =>
    `RAM grew by ${writeSize(Math.round(value / 1e6) * 1e6)}, limit ${writeSize(threshold)}.`,
};

/** Which limit was passed, and by what. */
export const describePassed = (passed: Passed): string => SHOWN[passed.type](passed);

/** Why nothing was rolled back. */
export function describeCause(cause: NotifyCause, { name, autoRollback }: RecoveryPolicy): string {
  const share =
    autoRollback.maxPerHour === 1 ? "1 automatic rollback" : `${autoRollback.maxPerHour} automatic rollbacks`;
  const sentences: Record<NotifyCause, string> = {
    policy: `Policy ${name} only notifies: nothing was rolled back.`,
    cooldown: `Not rolled back: the last automatic rollback is less than ${writeDuration(autoRollback.cooldownMs)} ago.`,
    limit: `Not rolled back: this session had ${share} in the last hour, the most that policy ${name} allows.`,
    no_target: "Not rolled back: there is no healthy snapshot to go back to that no rollback left.",
  };
  return sentences[cause];
}
