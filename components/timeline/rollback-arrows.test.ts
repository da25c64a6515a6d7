import { describe, expect, it } from "vitest";
import { rollbackArrows } from "./rollback-arrows";
import { aRollback } from "./testing/a-rollback";
import { aSnapshot } from "./testing/a-snapshot";

const window = { from: Date.parse("2026-11-22T03:10:00.000Z"), to: Date.parse("2026-11-22T03:50:00.000Z") };
const target = aSnapshot(1);

describe("rollbackArrows", () => {
  it("lead from the moment of a rollback back to its target, also when that is out of sight", () => {
    expect(rollbackArrows([aRollback()], [aSnapshot(40), target], window)).toEqual([
      { id: aRollback().id, from: Date.parse("2026-11-22T03:30:00.000Z"), to: Date.parse(target.createdAt) },
    ]);
  });

  it("are not drawn for what was put back, is not over, lies out of sight, or led to a snapshot that is gone", () => {
    const none = [
      aRollback({ outcome: "put_back" }),
      aRollback({ status: "running", outcome: null }),
      aRollback({ startedAt: "2026-11-22T02:30:00.000Z" }),
      aRollback({ snapshotId: aSnapshot(59).id }),
    ];
    expect(rollbackArrows(none, [target], window)).toEqual([]);
  });
});
