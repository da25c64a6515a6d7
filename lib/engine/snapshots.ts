import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Page } from "@/lib/contract/page";
import type { Snapshot, UpdateSnapshot } from "@/lib/contract/snapshot";
import { auditEvent, recordRefusal } from "./audit";
import type { EngineDeps, Requester, SnapshotFilter, StoredSnapshot } from "./ports";
import { refusal } from "./reasons/refusal";
import { requireSnapshot } from "./stored-snapshot";

/** A page of snapshots, newest first. */
export async function listSnapshots(deps: EngineDeps, filter: SnapshotFilter): Promise<Page<Snapshot>> {
  const [page, totals] = await Promise.all([
    deps.store.listSnapshots(filter),
    deps.store.sessionTotals(filter.sessionId),
  ]);
  const healthy = new Set(totals.map(({ lastHealthySnapshot }) => lastHealthySnapshot?.id));
  return { items: page.items.map((stored) => show(stored, healthy)), nextCursor: page.nextCursor };
}

/** Throws `snapshot_not_found`, also when the snapshot is of another session than `sessionId`. */
export async function getSnapshot(
  deps: EngineDeps,
  sessionId: SessionId | null,
  id: SnapshotId,
): Promise<Snapshot> {
  return toSnapshot(deps, await requireSnapshot(deps, sessionId, id));
}

/** Changes name, description, tags or hold. What was captured never changes. */
export function updateSnapshot(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
  id: SnapshotId,
  patch: UpdateSnapshot,
): Promise<Snapshot> {
  return recordRefusal(deps, requester, "snapshot.update", { sessionId, snapshotId: id, ...patch }, () =>
    update(deps, requester, sessionId, id, patch),
  );
}

async function update(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
  id: SnapshotId,
  patch: UpdateSnapshot,
): Promise<Snapshot> {
  await requireSnapshot(deps, sessionId, id);
  const { hold, name, description, tags } = patch;
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags }),
    ...(hold === undefined ? {} : { held: hold }),
  };
  const audit = auditEvent(deps, requester, "snapshot.update", "succeeded", {
    sessionId,
    snapshotId: id,
    ...changes,
  });
  const stored = await deps.store.updateSnapshot(id, changes, audit);
  deps.events.publish({ type: "snapshot", sessionId, snapshotId: id, change: "updated" });
  return toSnapshot(deps, stored);
}

/** Deletes a snapshot and, when it was the last to use it, its pin. Throws `snapshot_held` for a held one. */
export function deleteSnapshot(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
  id: SnapshotId,
): Promise<void> {
  return recordRefusal(deps, requester, "snapshot.delete", { sessionId, snapshotId: id }, () =>
    remove(deps, requester, sessionId, id),
  );
}

async function remove(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
  id: SnapshotId,
): Promise<void> {
  const snapshot = await requireSnapshot(deps, sessionId, id);
  if (snapshot.held)
    throw refusal("snapshot_held", [{ code: "snapshot_is_held", values: { name: snapshot.name } }]);
  const audit = auditEvent(deps, requester, "snapshot.delete", "succeeded", {
    sessionId,
    snapshotId: id,
    name: snapshot.name,
  });
  const { freedPin } = await deps.store.deleteSnapshot(id, audit);
  deps.events.publish({ type: "snapshot", sessionId, snapshotId: id, change: "deleted" });
  // The snapshot is gone either way; a pin that outlives it costs space on the host and nothing else.
  if (freedPin) await deps.host.dropPin(freedPin).catch(() => {});
  await deps.store.sweepBlobs();
}

/** The snapshot as the contract shows it. */
export async function toSnapshot(deps: EngineDeps, stored: StoredSnapshot): Promise<Snapshot> {
  const [total] = await deps.store.sessionTotals(stored.sessionId);
  return show(stored, new Set([total?.lastHealthySnapshot?.id]));
}

/** `healthy` holds, of each session, the newest snapshot that was healthy when it was taken and is not undone. */
function show(
  { pin: _pin, cursor: _cursor, healthy: _healthy, ...snapshot }: StoredSnapshot,
  healthy: ReadonlySet<SnapshotId | undefined>,
): Snapshot {
  return { ...snapshot, lastHealthy: healthy.has(snapshot.id) };
}
