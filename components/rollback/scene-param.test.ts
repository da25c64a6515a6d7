import { describe, expect, it } from "vitest";
import { RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { RollbackScene } from "./rollback-control";
import { readScene, writeScene } from "./scene-param";

const sessionId = SessionId.parse("agent:main:telegram:direct:4821");
const other = SessionId.parse("agent:home:signal:direct:0c41");
const snapshotId = SnapshotId.parse(`snap_${"0".repeat(26)}`);
const rollbackId = RollbackId.parse(`rb_${"1".repeat(26)}`);
const confirm: RollbackScene = { kind: "confirm", target: { sessionId, snapshotId, undoOf: null } };
const undo: RollbackScene = { kind: "confirm", target: { sessionId, snapshotId, undoOf: rollbackId } };
const watch: RollbackScene = { kind: "watch", rollbackId };

describe("the rollback window in the address", () => {
  it.each([
    ["a rollback", confirm],
    ["an undo", undo],
    ["one to watch", watch],
  ])(
    "comes back from a link as it was: %s, on the page of the session, on another's, and on none",
    (_name, scene) => {
      for (const page of [sessionId, other, null])
        expect(readScene(writeScene(scene, page), page)).toEqual(scene);
    },
  );

  it("does not repeat the session of its page", () => {
    expect(writeScene(confirm, sessionId)).toBe(`rollback:${snapshotId}`);
  });

  it.each(["", "rollback", "rollback:snap_1", `undo:${snapshotId}`, "watch:rb_", "delete:everything"])(
    "is no window for what cannot be read: %j",
    (text) => expect(readScene(text, sessionId)).toBeNull(),
  );

  it("is no window where the session is not known", () => {
    expect(readScene(`rollback:${snapshotId}`, null)).toBeNull();
  });
});
