import type { ReviewRequest } from "@/lib/contract/audit";
import type { SnapshotId } from "@/lib/contract/ids";
import type { Snapshot } from "@/lib/contract/snapshot";
import { auditEvent, recordRefusal } from "./audit";
import type { EngineDeps, Requester } from "./ports";
import { toSnapshot } from "./snapshots";
import { requireSnapshot } from "./stored-snapshot";

/** Signs a snapshot with a note. Throws `already_reviewed` when somebody did: a review stays as it is. */
export function reviewSnapshot(
  deps: EngineDeps,
  requester: Requester,
  snapshotId: SnapshotId,
  { note }: ReviewRequest,
): Promise<Snapshot> {
  return recordRefusal(deps, requester, "snapshot.review", { snapshotId }, async () => {
    const { sessionId, name } = await requireSnapshot(deps, null, snapshotId);
    const review = { by: requester.actor.name, at: deps.clock.now().toISOString(), note };
    const audit = auditEvent(deps, requester, "snapshot.review", "succeeded", {
      sessionId,
      snapshotId,
      name,
      note,
    });
    const stored = await deps.store.reviewSnapshot(snapshotId, review, audit);
    deps.events.publish({ type: "snapshot", sessionId, snapshotId, change: "updated" });
    return toSnapshot(deps, stored);
  });
}
