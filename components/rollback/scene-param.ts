import type { RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { RollbackScene } from "./rollback-control";

const ID = "[0-9A-HJKMNP-TV-Z]{26}";
const CONFIRM = new RegExp(`^(?:rollback|undo:(rb_${ID})):(snap_${ID})(?::(.+))?$`);
const WATCH = new RegExp(`^watch:(rb_${ID})$`);

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
  // What has the form of an id is one; whether there is such a thing, the window asks the server.
  const watched = WATCH.exec(text)?.[1];
  if (watched !== undefined) return { kind: "watch", rollbackId: watched as RollbackId };
  const [, undoOf = null, snapshotId, sessionId = pageSession] = CONFIRM.exec(text) ?? [];
  if (snapshotId === undefined || sessionId === null) return null;
  return {
    kind: "confirm",
    target: {
      sessionId: sessionId as SessionId,
      snapshotId: snapshotId as SnapshotId,
      undoOf: undoOf as RollbackId | null,
    },
  };
}
