import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newSnapshotId } from "./ids";
import { type PrunableSnapshot, selectPrunable } from "./prune";

const NOW = new Date("2026-11-22T03:00:00.000Z");

const anySnapshot: fc.Arbitrary<PrunableSnapshot> = fc
  .record({
    ageMs: fc.nat(20 * 864e5),
    held: fc.boolean(),
    reviewOpen: fc.boolean(),
    lastHealthy: fc.boolean(),
    safetyOfUndoable: fc.boolean(),
  })
  .map(({ ageMs, ...marks }) => {
    const createdAt = new Date(NOW.getTime() - ageMs);
    return { id: newSnapshotId(createdAt), createdAt, ...marks };
  });

describe("selectPrunable", () => {
  const policy = { maxSnapshots: 5, retentionMs: 7 * 864e5 };
  const isProtected = (snapshot: PrunableSnapshot) =>
    snapshot.held || snapshot.reviewOpen || snapshot.lastHealthy || snapshot.safetyOfUndoable;

  it("never picks a protected snapshot", () => {
    fc.assert(
      fc.property(fc.array(anySnapshot, { maxLength: 60 }), (snapshots) => {
        const picked = new Set(selectPrunable(policy, snapshots, NOW));
        expect(snapshots.filter((snapshot) => picked.has(snapshot.id)).some(isProtected)).toBe(false);
      }),
    );
  });

  it("leaves at most maxSnapshots unprotected ones, none older than the retention, and always the newest", () => {
    fc.assert(
      fc.property(fc.array(anySnapshot, { maxLength: 60 }), (snapshots) => {
        const picked = new Set(selectPrunable(policy, snapshots, NOW));
        const left = snapshots.filter((snapshot) => !picked.has(snapshot.id) && !isProtected(snapshot));
        const oldestLeft = Math.min(...left.map((snapshot) => snapshot.createdAt.getTime()));
        expect(left.length).toBeLessThanOrEqual(policy.maxSnapshots);
        expect(
          left.every((snapshot) => NOW.getTime() - snapshot.createdAt.getTime() <= policy.retentionMs),
        ).toBe(true);
        const young = snapshots.filter(
          (snapshot) =>
            picked.has(snapshot.id) && NOW.getTime() - snapshot.createdAt.getTime() <= policy.retentionMs,
        );
        expect(young.every((snapshot) => snapshot.createdAt.getTime() <= oldestLeft)).toBe(true);
      }),
    );
  });
});
