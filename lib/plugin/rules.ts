import { matchesPattern, weighPattern } from "@/lib/contract/match-pattern";

/** Before which operations of which sessions a snapshot is taken: what the plugin needs of a policy. */
export interface OperationRule {
  /** Patterns of session keys. */
  appliesTo: string[];
  /** Patterns of tool names. */
  operations: string[];
}

/** Clawback's answer to `GET /policy`, as far as it is one that this plugin knows. */
export function toRules(policy: unknown): OperationRule[] {
  const { policies } = asRecord(policy);
  if (!Array.isArray(policies)) return [];
  return policies.map((one) => {
    const { appliesTo, snapshotPolicy } = asRecord(one);
    return { appliesTo: texts(appliesTo), operations: texts(asRecord(snapshotPolicy).beforeOperations) };
  });
}

/** Whether the rule that holds for the session names the tool. The most specific pattern wins, as everywhere in Clawback. */
export function isNamed(rules: OperationRule[], sessionKey: string, toolName: string): boolean {
  let best: OperationRule | undefined;
  let bestWeight = 0;
  for (const rule of rules) {
    const weight = Math.max(0, ...rule.appliesTo.map((pattern) => weighPattern(pattern, sessionKey)));
    if (weight > bestWeight) [best, bestWeight] = [rule, weight];
  }
  return best?.operations.some((pattern) => matchesPattern(pattern, toolName)) ?? false;
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
