import { describe, expect, it } from "vitest";
import { aSnapshot } from "@/components/timeline/testing/a-snapshot";
import { RollbackId } from "@/lib/contract/ids";
import { firstSickSnapshot } from "./errors-began";

const sick = (minute: number, errorRate: number | null) =>
  aSnapshot(minute, { health: { errorRate, runs: 10, windowMs: 1, ramBytes: null } });

describe("firstSickSnapshot", () => {
  const target = aSnapshot(10);

  it("is the oldest one after the target that was taken while the agent went wrong", () => {
    const snapshots = [sick(30, 0.4), sick(20, 0.2), sick(15, 0.1), target, sick(5, 0.9)];
    expect(firstSickSnapshot(snapshots, target)?.name).toBe("at 20");
  });

  it("is unknown when the host tells no error rate, or the state was undone by a later rollback", () => {
    const undoneBy = RollbackId.parse(`rb_${"0".repeat(26)}`);
    expect(firstSickSnapshot([sick(20, null), { ...sick(25, 0.9), undoneBy }], target)).toBeUndefined();
  });
});
