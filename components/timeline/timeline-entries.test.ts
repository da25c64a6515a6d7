import { describe, expect, it } from "vitest";
import { RollbackId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import { aSnapshot } from "./testing/a-snapshot";
import { openingSnapshot, tagCounts, timelineEntries, withTag } from "./timeline-entries";

const rollbackId = RollbackId.parse(`rb_${"0".repeat(26)}`);
const aRollback = (over: Partial<Rollback>): Rollback => ({
  id: rollbackId,
  sessionId: aSnapshot(1).sessionId,
  snapshotId: aSnapshot(1).id,
  safetySnapshotId: null,
  preserveMemory: false,
  reason: "",
  status: "completed",
  outcome: "restored",
  detail: null,
  steps: [],
  verification: null,
  requestedBy: { kind: "user", name: "local" },
  startedAt: "2026-11-22T03:30:00.000Z",
  finishedAt: "2026-11-22T03:30:06.000Z",
  undoneBy: null,
  undoOf: null,
  accepted: null,
  ...over,
});

describe("timelineEntries", () => {
  it("puts rollbacks between the snapshots, newest first, above their own safety snapshot", () => {
    const safety = aSnapshot(30, { createdAt: "2026-11-22T03:30:02.000Z", kind: "safety" });
    const entries = timelineEntries([aSnapshot(40), safety, aSnapshot(20)], [aRollback({})]);
    expect(entries.map(({ id }) => id)).toEqual([aSnapshot(40).id, rollbackId, safety.id, aSnapshot(20).id]);
  });
});

describe("tags", () => {
  it("counts every tag, the most used first", () => {
    const snapshots = [aSnapshot(1, { tags: ["audit", "manual"] }), aSnapshot(2, { tags: ["manual"] })];
    expect(tagCounts(snapshots)).toEqual([
      { tag: "manual", count: 2 },
      { tag: "audit", count: 1 },
    ]);
    expect(withTag(snapshots, "audit").map(({ id }) => id)).toEqual([aSnapshot(1).id]);
    expect(withTag(snapshots, "")).toHaveLength(2);
  });
});

describe("openingSnapshot", () => {
  const undone = aSnapshot(40, { undoneBy: rollbackId });
  const newest = aSnapshot(30);
  const healthy = aSnapshot(20, { lastHealthy: true });

  it("takes the one the link names", () => {
    expect(openingSnapshot([undone, newest, healthy], newest.id)).toBe(newest);
  });

  it("takes the last healthy one when the link names none", () => {
    expect(openingSnapshot([undone, newest, healthy], "")).toBe(healthy);
  });

  it("takes no other for the one the link names when that is gone, or the filter hides it", () => {
    expect(openingSnapshot([undone, newest, healthy], aSnapshot(59).id)).toBeUndefined();
    expect(openingSnapshot(withTag([newest, healthy], "audit"), newest.id)).toBeUndefined();
  });

  it("does not offer an undone snapshot while another is there", () => {
    expect(openingSnapshot([undone, newest], "")).toBe(newest);
    expect(openingSnapshot([undone], "")).toBe(undone);
    expect(openingSnapshot([], "")).toBeUndefined();
  });
});
