import { STEP_NAMES } from "@/lib/contract/names";
import type { Rollback, Step, StepName } from "@/lib/contract/rollback";
import type { Words } from "@/lib/i18n/words";

/** A step of a rollback; `null` when it has not begun. */
export interface ShownStep {
  name: StepName;
  step: Step | null;
}

/** All steps in their order, those to come included while it runs. Putting back only shows once it has begun. */
export function shownSteps({ steps, status }: Pick<Rollback, "steps" | "status">): ShownStep[] {
  const begun = new Map(steps.map((step) => [step.name, step]));
  return STEP_NAMES.filter((name) => begun.has(name) || (status === "running" && name !== "put_back")).map(
    (name) => ({ name, step: begun.get(name) ?? null }),
  );
}

/** `Step 4 of 8`: how far a running rollback is. */
export function stepPosition(
  rollback: Pick<Rollback, "steps" | "status">,
  words: Words<"rollback">,
): { at: number; of: number; title: string } {
  const shown = shownSteps(rollback);
  const running = shown.findIndex(({ step }) => step?.status === "running");
  const begun = shown.filter(({ step }) => step !== null).length;
  const at = running === -1 ? Math.min(begun + 1, shown.length) : running + 1;
  const name = shown[at - 1]?.name;
  const title = name === undefined ? words("outcome.starting") : words(`steps.${name}`);
  return { at, of: shown.length, title };
}
