import { STEP_NAMES } from "@/lib/contract/names";
import type { Rollback, StepName } from "@/lib/contract/rollback";

const STEPS: readonly StepName[] = STEP_NAMES.filter((name) => name !== "put_back");

/** Which step a running rollback is at, counted among those that are planned; putting back comes after all of them. */
export function runningStep({ steps }: Pick<Rollback, "steps">): { name: StepName; at: number; of: number } {
  const running = steps.find(({ status }) => status === "running")?.name;
  const begun = new Set(steps.map(({ name }) => name));
  const name = running ?? STEPS.find((step) => !begun.has(step)) ?? "verify";
  const at = STEPS.indexOf(name);
  return { name, at: at === -1 ? STEPS.length : at + 1, of: STEPS.length };
}
