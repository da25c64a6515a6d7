import type { PolicyProblem, RecoveryPolicy } from "@/lib/contract/policy";
import { DEFAULT_POLICY } from "@/lib/contract/policy";
import type { ValuePath } from "@/lib/policy/form-document";

/** Where one policy stands in the document: `recovery` itself, or an item of its list. */
export function placeOf(policies: readonly RecoveryPolicy[], name: string): ValuePath {
  const index = policies
    .filter((policy) => policy.name !== DEFAULT_POLICY)
    .findIndex((policy) => policy.name === name);
  return index < 0 ? ["recovery"] : ["recovery", "policies", index];
}

/** A place as problems name it: `recovery.policies[0].snapshotPolicy.retention`. */
export const pathText = (path: ValuePath): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");

export const problemAt = (problems: readonly PolicyProblem[], path: ValuePath): PolicyProblem | undefined => {
  const at = pathText(path);
  return problems.find((problem) => problem.path === at);
};
