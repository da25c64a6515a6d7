import { isRollbackId, isSessionId, isSnapshotId } from "@/lib/contract/id-guards";
import type { SessionId } from "@/lib/contract/ids";
import type { RollbackScene } from "./rollback-control";

/**
 * What the rollback window shows as the address has it, so that a link opens it again: `rollback:snap_…`,
 * `undo:rb_…:snap_…` or `watch:rb_…`. A session that is not the one of the page stands behind it.
 */
export function writeScene(scene: RollbackScene, pageSession: SessionId | null): string {
  if (scene.kind === "watch") return `watch:${scene.rollbackId}`;
  const { sessionId, snapshotId, undoOf } = scene.target;
  const verb = undoOf === null ? "rollback" : `undo:${undoOf}`;
  return `${verb}:${snapshotId}${sessionId === pageSession ? "" : `:${sessionId}`}`;
}

/** The scene behind an address; null for none, and for one that cannot be read. */
export function readScene(text: string, pageSession: SessionId | null): RollbackScene | null {
  const [verb, ...rest] = text.split(":");
  if (verb === "watch") {
    const [rollbackId, ...more] = rest;
    return isRollbackId(rollbackId) && more.length === 0 ? { kind: "watch", rollbackId } : null;
  }
  if (verb !== "rollback" && verb !== "undo") return null;
  const undoOf = verb === "undo" ? rest.shift() : null;
  const [snapshotId, ...key] = rest;
  const sessionId = key.length === 0 ? pageSession : key.join(":");
  if (undoOf !== null && !isRollbackId(undoOf)) return null;
  if (!isSnapshotId(snapshotId) || sessionId === null || !isSessionId(sessionId)) return null;
  return { kind: "confirm", target: { sessionId, snapshotId, undoOf } };
}
