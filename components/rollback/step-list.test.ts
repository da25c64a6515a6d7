import { describe, expect, it } from "vitest";
import type { Step } from "@/lib/contract/rollback";
import { wordsOf } from "@/lib/i18n/words-of";
import { shownSteps, stepPosition } from "./step-list";

const words = wordsOf("en", "rollback");
const step = (name: Step["name"], status: Step["status"]): Step => ({
  name,
  status,
  startedAt: "2026-11-22T03:17:00.000Z",
  durationMs: status === "running" ? null : 5,
});

describe("steps of a rollback", () => {
  it("shows what is to come while it runs, but not a putting back that nobody needs yet", () => {
    const names = shownSteps({ status: "running", steps: [step("check_state", "done")] }).map(
      ({ name }) => name,
    );
    expect(names).toContain("verify");
    expect(names).not.toContain("put_back");
  });

  it("shows only what happened once it is over", () => {
    const steps = [step("check_state", "done"), step("safety_snapshot", "failed"), step("put_back", "done")];
    const names = shownSteps({ status: "failed", steps }).map(({ name }) => name);
    expect(names).toEqual(["check_state", "safety_snapshot", "put_back"]);
  });

  it("counts the running step, or the next one between two steps", () => {
    expect(
      stepPosition(
        { status: "running", steps: [step("check_state", "done"), step("stop_runs", "running")] },
        words,
      ),
    ).toMatchObject({ at: 2, of: 8, title: "Stop runs" });
    expect(stepPosition({ status: "running", steps: [step("check_state", "done")] }, words)).toMatchObject({
      at: 2,
    });
  });
});
