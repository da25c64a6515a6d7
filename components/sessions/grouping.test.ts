import { describe, expect, it } from "vitest";
import { SnapshotId } from "@/lib/contract/ids";
import { groupSessions, isUnprotected } from "./grouping";
import { aSession } from "./testing/a-session";

describe("groupSessions", () => {
  it("puts troubled sessions and those with a reason first, and keeps the server's order in both groups", () => {
    const sessions = [
      aSession("a", { status: "failing" }),
      aSession("b"),
      aSession("c", { status: "unknown", attention: "Deleted on the host." }),
      aSession("d", { status: "idle" }),
    ];
    const { attention, rest } = groupSessions(sessions);
    expect(attention.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(rest.map(({ id }) => id)).toEqual(["b", "d"]);
  });
});

describe("isUnprotected", () => {
  const now = Date.parse("2026-11-22T03:17:00Z");
  const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();
  const lastSnapshot = (minutesAgo: number) => ({
    id: SnapshotId.parse(`snap_${"0".repeat(26)}`),
    createdAt: at(minutesAgo),
  });

  it("is a session at work whose last snapshot is over an hour old, or that has none", () => {
    const busy = aSession("a", { updatedAt: at(2), lastSnapshot: lastSnapshot(61) });
    expect(isUnprotected(busy, now)).toBe(true);
    expect(isUnprotected({ ...busy, lastSnapshot: null }, now)).toBe(true);
    expect(isUnprotected({ ...busy, lastSnapshot: lastSnapshot(59) }, now)).toBe(false);
  });

  it("is no session that rests or is gone", () => {
    expect(isUnprotected(aSession("a", { updatedAt: at(90) }), now)).toBe(false);
    expect(isUnprotected(aSession("a"), now)).toBe(false);
    expect(isUnprotected(aSession("a", { updatedAt: at(2), deleted: true }), now)).toBe(false);
  });
});
