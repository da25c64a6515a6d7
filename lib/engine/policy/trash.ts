import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Trash } from "@/lib/contract/trash";
import { auditEvent, recordRefusal } from "../audit";
import type { Requester } from "../ports";
import { toSnapshot } from "../snapshots";
import type { PolicyDeps } from "./ports";

const SHOWN = 200;

/** How long a snapshot stays in the trash. */
export const TRASH_MS = 24 * 3_600_000;

/** What retention let go within the last 24 h, of every session or of this one. */
export async function listTrash(deps: PolicyDeps, sessionId?: SessionId): Promise<Trash> {
  const trashed = await deps.policies.listTrash(SHOWN, sessionId);
  const items = await Promise.all(
    trashed.map(async ({ snapshot, trashedAt }) => ({
      snapshot: await toSnapshot(deps, snapshot),
      trashedAt,
      goneAt: new Date(Date.parse(trashedAt) + TRASH_MS).toISOString(),
    })),
  );
  return { items };
}

/** Takes a snapshot out of the trash, held, or retention would let it go again. Throws `snapshot_not_found`. */
export async function takeFromTrash(
  deps: PolicyDeps,
  requester: Requester,
  snapshotId: SnapshotId,
): Promise<Snapshot> {
  const action = "snapshot.take_from_trash";
  return recordRefusal(deps, requester, action, { snapshotId }, async () => {
    const stored = await deps.policies.takeFromTrash(snapshotId, (sessionId) =>
      auditEvent(deps, requester, action, "succeeded", { sessionId, snapshotId, held: true }),
    );
    deps.events.publish({ type: "snapshot", sessionId: stored.sessionId, snapshotId, change: "created" });
    return toSnapshot(deps, stored);
  });
}
