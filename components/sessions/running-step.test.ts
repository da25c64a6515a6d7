import { describe, expect, it } from "vitest";
import type { Step } from "@/lib/contract/rollback";
import { runningStep } from "./running-step";

const aStep = (name: Step["name"], status: Step["status"]): Step => ({
  name,
  status,
  startedAt: "2026-11-22T03:17:00.000Z",
  durationMs: null,
});

describe("runningStep", () => {
  it("is the one that runs", () => {
    const steps = [
      aStep("check_state", "done"),
      aStep("stop_runs", "skipped"),
      aStep("safety_snapshot", "running"),
    ];
    expect(runningStep({ steps })).toEqual({ name: "safety_snapshot", at: 3, of: 8 });
  });

  it("is the next one between two steps, and the first one before any", () => {
    expect(runningStep({ steps: [aStep("check_state", "done")] })).toEqual({
      name: "stop_runs",
      at: 2,
      of: 8,
    });
    expect(runningStep({ steps: [] }).at).toBe(1);
  });

  it("stays at the end while a failed rollback is put back", () => {
    expect(runningStep({ steps: [aStep("put_back", "running")] })).toEqual({
      name: "put_back",
      at: 8,
      of: 8,
    });
  });
});
