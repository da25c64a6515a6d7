import { type Rollback, STEP_NAMES, type Step, type StepName } from "@/lib/contract/rollback";

export const STEP_TITLES: Record<StepName, string> = {
  check_state: "Check the state",
  stop_runs: "Stop runs",
  safety_snapshot: "Safety snapshot",
  restore_context: "Restore context",
  restore_memory: "Restore memory",
  restore_files: "Restore files",
  restore_settings: "Restore settings",
  verify: "Verify",
  put_back: "Put back",
};

/** A step of a rollback; `null` when it has not begun. */
export interface ShownStep {
  name: StepName;
  title: string;
  step: Step | null;
}

/** All steps in their order, those to come included while it runs. Putting back only shows once it has begun. */
export function shownSteps({ steps, status }: Pick<Rollback, "steps" | "status">): ShownStep[] {
  const begun = new Map(steps.map((step) => [step.name, step]));
  return STEP_NAMES.filter((name) => begun.has(name) || (status === "running" && name !== "put_back")).map(
    (name) => ({
      name,
      title: STEP_TITLES[name],
      step: begun.get(name) ?? null,
    }),
  );
}

/** `Step 4 of 8`: how far a running rollback is. */
export function stepPosition(rollback: Pick<Rollback, "steps" | "status">): {
  at: number;
  of: number;
  title: string;
} {
  const shown = shownSteps(rollback);
  const running = shown.findIndex(({ step }) => step?.status === "running");
  const begun = shown.filter(({ step }) => step !== null).length;
  const at = running === -1 ? Math.min(begun + 1, shown.length) : running + 1;
  return { at, of: shown.length, title: shown[at - 1]?.title ?? "Starting" };
}
