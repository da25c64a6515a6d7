import { describe, expect, it } from "vitest";
import { Digest, SnapshotId } from "@/lib/contract/ids";
import type { Counts, Plan } from "@/lib/contract/rollback";
import { isContinuation } from "./continuation";
import { counts } from "./testing/counts";

const aPlan = (drop: Partial<Counts>, part: Partial<Plan> = {}): Plan => ({
  snapshotId: SnapshotId.parse(`snap_${"0".repeat(26)}`),
  stateDigest: Digest.parse("a".repeat(64)),
  effects: { drop: counts(drop), restore: counts({ memoryLines: 1 }), keep: counts({ messages: 179 }) },
  effectsPreservingMemory: { drop: counts(drop), restore: counts(), keep: counts() },
  activeRuns: [],
  notRestorable: [],
  leftTheSystem: { toolCalls: 7 },
  expectedDurationMs: null,
  confirmation: "simple",
  sharedWith: [],
  notes: [],
  ...part,
});

describe("isContinuation", () => {
  const confirmed = aPlan({ messages: 35, memoryLines: 7 });

  it("holds while the agent only writes on", () => {
    expect(isContinuation(confirmed, aPlan({ messages: 37, memoryLines: 8 }))).toBe(true);
    expect(isContinuation(confirmed, aPlan({ messages: 35, memoryLines: 7 }))).toBe(true);
  });

  it("does not hold when less goes away, something else goes away, or something else comes back", () => {
    expect(isContinuation(confirmed, aPlan({ messages: 3, memoryLines: 7 }))).toBe(false);
    expect(isContinuation(confirmed, aPlan({ messages: 35, memoryLines: 7, files: 1 }))).toBe(false);
    const effects = { ...confirmed.effects, restore: counts({ memoryLines: 2 }) };
    expect(isContinuation(confirmed, { ...confirmed, effects })).toBe(false);
  });

  it("does not hold when more cannot be put back", () => {
    const notRestorable = [{ part: "files" as const, path: "a.bin", why: "Too large." }];
    expect(isContinuation(confirmed, { ...confirmed, notRestorable })).toBe(false);
  });
});
