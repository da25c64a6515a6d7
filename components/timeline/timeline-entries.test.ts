import { describe, expect, it } from "vitest";
import { RollbackId } from "@/lib/contract/ids";
import { parseQuery } from "@/lib/contract/parse-query";
import { aRollback } from "./testing/a-rollback";
import { aSnapshot } from "./testing/a-snapshot";
import {
  openingSnapshot,
  previousOf,
  tagCounts,
  tagQuery,
  timelineEntries,
  withLost,
} from "./timeline-entries";

const rollbackId = RollbackId.parse(`rb_${"0".repeat(26)}`);
const nothing = { rollbacks: [], crossings: [], hasOlder: false };

describe("timelineEntries", () => {
  it("puts rollbacks between the snapshots, newest first, above their own safety snapshot", () => {
    const safety = aSnapshot(30, { createdAt: "2026-11-22T03:30:02.000Z", kind: "safety" });
    const entries = timelineEntries({
      ...nothing,
      snapshots: [aSnapshot(40), safety, aSnapshot(20)],
      rollbacks: [aRollback()],
    });
    expect(entries.map(({ id }) => id)).toEqual([
      aSnapshot(40).id,
      aRollback().id,
      safety.id,
      aSnapshot(20).id,
    ]);
  });

  it("puts the passing of a limit at its time", () => {
    const crossing = { at: Date.parse("2026-11-22T03:35:00.000Z"), rate: 0.31 };
    const entries = timelineEntries({
      ...nothing,
      snapshots: [aSnapshot(40), aSnapshot(20)],
      crossings: [crossing],
    });
    expect(entries.map(({ kind }) => kind)).toEqual(["snapshot", "crossing", "snapshot"]);
  });

  it("shows no event from before the oldest snapshot while older ones are not loaded", () => {
    const old = aRollback({ startedAt: "2026-11-22T01:00:00.000Z", finishedAt: "2026-11-22T01:00:09.000Z" });
    const sources = { ...nothing, snapshots: [aSnapshot(40)], rollbacks: [old] };
    expect(timelineEntries({ ...sources, hasOlder: true })).toHaveLength(1);
    expect(timelineEntries(sources)).toHaveLength(2);
  });
});

describe("tagCounts", () => {
  it("counts every tag, the most used first", () => {
    const snapshots = [aSnapshot(1, { tags: ["audit", "manual"] }), aSnapshot(2, { tags: ["manual"] })];
    expect(tagCounts(snapshots)).toEqual([
      { tag: "manual", count: 2 },
      { tag: "audit", count: 1 },
    ]);
  });
});

describe("openingSnapshot", () => {
  const undone = aSnapshot(40, { undoneBy: rollbackId });
  const newest = aSnapshot(30);
  const healthy = aSnapshot(20, { lastHealthy: true });

  it("takes the last healthy one", () => {
    expect(openingSnapshot([undone, newest, healthy])).toBe(healthy);
  });

  it("does not offer an undone snapshot while another is there", () => {
    expect(openingSnapshot([undone, newest])).toBe(newest);
    expect(openingSnapshot([undone])).toBe(undone);
    expect(openingSnapshot([])).toBeUndefined();
  });
});

describe("previousOf", () => {
  const safety = aSnapshot(30, { kind: "safety" });

  it("is the newest snapshot, or after a rollback the one that it led to", () => {
    const snapshots = [safety, aSnapshot(20), aSnapshot(1)];
    expect(previousOf(snapshots, [])).toBe(safety);
    expect(previousOf(snapshots, [aRollback()])?.id).toBe(aSnapshot(1).id);
    const later = aSnapshot(40);
    expect(previousOf([later, ...snapshots], [aRollback()])).toBe(later);
  });
});

describe("tagQuery", () => {
  it.each(["audit", "<b>", "预发布", "a:b"])("asks for exactly the tag %s", (tag) => {
    expect(parseQuery(tagQuery(tag)).terms).toMatchObject([{ key: "tag", comparison: "is", values: [tag] }]);
  });
});

describe("withLost", () => {
  it("keeps a tag that lost its last snapshot behind the others, with 0, and takes one that came back once", () => {
    const counts = [{ tag: "audit", count: 2 }];
    expect(withLost(counts, ["gone", "audit"])).toEqual([...counts, { tag: "gone", count: 0 }]);
  });
});
