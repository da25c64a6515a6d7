import type { Clock, SnapshotStore } from "@/lib/engine/ports";
import { appendAudit } from "./append-audit";
import { BlobCache } from "./blobs/blob-cache";
import { blobReader } from "./blobs/read-blob";
import { sweepBlobs } from "./blobs/sweep-blobs";
import type { Database } from "./database";
import { acquireLease, findLease, releaseLease, renewLease } from "./rollbacks/leases";
import {
  findRollback,
  listRollbacks,
  rollbackDurations,
  rolledBackSince,
  unfinishedRollbacks,
} from "./rollbacks/read-rollbacks";
import { amendRollback, beginRollback, finishRollback, saveRollback } from "./rollbacks/write-rollback";
import { deleteSnapshot } from "./snapshots/delete-snapshot";
import { findSnapshot, newestSnapshot } from "./snapshots/find-snapshot";
import { listSnapshots } from "./snapshots/list-snapshots";
import { putSnapshot } from "./snapshots/put-snapshot";
import { sessionTotals } from "./snapshots/session-totals";
import { updateSnapshot } from "./snapshots/update-snapshot";

const CACHE_BYTES = 32 * 1024 * 1024;

/** The port over a database. What each method promises is written at `SnapshotStore`. */
export function snapshotStore(database: Database, clock: Clock): SnapshotStore {
  const cache = new BlobCache(CACHE_BYTES);
  return {
    ...blobReader(database, cache),
    putSnapshot: async (snapshot, blobs, audit, options = { reusesPin: false }) => {
      const stored = await putSnapshot(database, { snapshot, blobs, audit, ...options });
      // The next capture begins with reading the end of this one.
      for (const { digest, bytes } of blobs) cache.set(digest, bytes);
      return stored;
    },
    findSnapshot: (id) => database.read((db) => findSnapshot(db, id)),
    listSnapshots: (filter) => database.read((db) => listSnapshots(db, filter, clock.now())),
    newestSnapshot: (sessionId) => database.read((db) => newestSnapshot(db, sessionId)),
    sessionTotals: (sessionId) => database.read((db) => sessionTotals(db, sessionId)),
    updateSnapshot: (id, patch, audit) => updateSnapshot(database, id, patch, audit),
    deleteSnapshot: (id, audit) => deleteSnapshot(database, id, audit),
    sweepBlobs: () => sweepBlobs(database),

    acquireLease: (sessionId, holder, ttlMs) => acquireLease(database, clock, sessionId, holder, ttlMs),
    renewLease: (lease, ttlMs) => renewLease(database, clock, lease, ttlMs),
    releaseLease: (lease) => releaseLease(database, lease),
    findLease: (sessionId) => database.read((db) => findLease(db, clock, sessionId)),

    beginRollback: (rollback, lease, audit) => beginRollback(database, rollback, lease, audit),
    saveRollback: (rollback, lease, audit) => saveRollback(database, rollback, lease, audit),
    finishRollback: (rollback, lease, marks, audit, alert) =>
      finishRollback(database, rollback, lease, marks, audit, alert),
    amendRollback: (rollback, audit) => amendRollback(database, rollback, audit),
    findRollback: (id) => database.read((db) => findRollback(db, id)),
    listRollbacks: (sessionId, limit, cursor) =>
      database.read((db) => listRollbacks(db, sessionId, limit, cursor)),
    unfinishedRollbacks: () => database.read((db) => unfinishedRollbacks(db, clock)),
    rolledBackSince: (since) => database.read((db) => rolledBackSince(db, since)),
    rollbackDurations: (limit) => database.read((db) => rollbackDurations(db, limit)),

    appendAudit: (event) => database.write((tx) => appendAudit(tx, event)),
  };
}
