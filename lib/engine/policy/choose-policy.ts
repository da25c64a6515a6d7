import type { SessionId } from "@/lib/contract/ids";
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

const WHOLE_KEY = 100_000;

/** 0 when no pattern matches. */
function weightOf({ appliesTo }: RecoveryPolicy, sessionId: SessionId): number {
  const weights = appliesTo.map((pattern) => {
    if (!pattern.includes("*")) return pattern === sessionId ? WHOLE_KEY : 0;
    return matchesPattern(pattern, sessionId) ? 1 + pattern.replaceAll("*", "").length : 0;
  });
  return Math.max(0, ...weights);
}

/** Whether `text` is what the pattern says, with `*` for any characters. Takes no longer than both are long, multiplied. */
export function matchesPattern(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
