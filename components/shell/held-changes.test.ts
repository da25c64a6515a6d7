import { describe, expect, it } from "vitest";
import { SessionId, SnapshotId } from "@/lib/contract/ids";
import { HeldChanges } from "./held-changes";

const sessionId = SessionId.parse("agent:a:main");

describe("HeldChanges", () => {
  it("counts a thing once, however often it was told of", () => {
    const held = new HeldChanges();
    for (let index = 0; index < 3; index += 1) held.add({ type: "session", sessionId });
    held.add({ type: "sessions" });
    expect(held.count).toBe(2);
  });

  it("hands over what it holds once", () => {
    const held = new HeldChanges();
    held.add({ type: "sessions" });
    expect(held.take()).toEqual([{ type: "sessions" }]);
    expect([held.count, held.take()]).toEqual([0, []]);
  });

  it("does not grow without end: after too many changes everything is read again", () => {
    const held = new HeldChanges();
    for (let index = 0; index < 501; index += 1) {
      const snapshotId = SnapshotId.parse(`snap_${String(index).padStart(26, "0")}`);
      held.add({ type: "snapshot", sessionId, snapshotId, change: "created" });
    }
    expect(held.count).toBeNull();
    expect(held.take()).toBe("everything");
    expect(held.count).toBe(0);
  });
});
