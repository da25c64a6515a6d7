import { expect, it } from "vitest";
import { RunHealth } from "./run-health";

it("counts the runs of the last ten minutes, per session", () => {
  const health = new RunHealth();
  health.record("a", true, 0);
  health.record("a", true, 300_000);
  health.record("a", false, 400_000);
  health.record("b", false, 400_000);

  expect(health.of("a", 599_999)).toMatchObject({ runs: 3, errorRate: 2 / 3 });
  expect(health.of("a", 600_000)).toMatchObject({ runs: 2, errorRate: 0.5 });
  expect(health.of("b", 600_000)).toMatchObject({ runs: 1, errorRate: 0 });
});

it("has no rate without runs", () => {
  expect(new RunHealth().of("a")).toMatchObject({ runs: 0, errorRate: null });
});
