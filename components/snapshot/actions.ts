"use server";

import { z } from "zod";
import { SessionId, SnapshotId } from "@/lib/contract/ids";
import { CreateSnapshot, UpdateSnapshot } from "@/lib/contract/snapshot";
import { defineAction } from "@/lib/server/action";

/** Captures the session as it is now. */
export const takeSnapshotAction = defineAction(
  z.strictObject({ sessionId: SessionId, idempotencyKey: z.uuid(), snapshot: CreateSnapshot }),
  (client, { sessionId, idempotencyKey, snapshot }) =>
    client.sessions.createSnapshot(sessionId, snapshot, { idempotencyKey }),
);

/** Changes name, description, tags or hold; what was captured never changes. */
export const updateSnapshotAction = defineAction(
  z.strictObject({ sessionId: SessionId, snapshotId: SnapshotId, update: UpdateSnapshot }),
  (client, { sessionId, snapshotId, update }) =>
    client.sessions.updateSnapshot(sessionId, snapshotId, update),
);

/** Deletes a snapshot. A held one is refused as `snapshot_held`. */
export const deleteSnapshotAction = defineAction(
  z.strictObject({ sessionId: SessionId, snapshotId: SnapshotId }),
  (client, { sessionId, snapshotId }) => client.sessions.deleteSnapshot(sessionId, snapshotId),
);
