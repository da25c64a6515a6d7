import type { SessionId } from "@/lib/contract/ids";
import { weighPattern } from "@/lib/contract/match-pattern";
import type { RecoveryPolicy } from "@/lib/contract/policy";

/** The policy that holds for a session, and the less specific ones that would apply too. */
export interface ChosenPolicy {
  policy: RecoveryPolicy;
  overrules: string[];
}

/**
 * The most specific pattern wins: a whole key before any pattern, then the pattern with the most characters that are no
 * `*`; of two alike, the policy that stands first. Undefined when none applies.
 */
export function choosePolicy(policies: RecoveryPolicy[], sessionId: SessionId): ChosenPolicy | undefined {
  const applying = policies
    .map((policy) => ({ policy, weight: weightOf(policy, sessionId) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  const [best, ...others] = applying;
  return best && { policy: best.policy, overrules: others.map(({ policy }) => policy.name) };
}

const weightOf = ({ appliesTo }: RecoveryPolicy, sessionId: SessionId): number =>
  Math.max(0, ...appliesTo.map((pattern) => weighPattern(pattern, sessionId)));
