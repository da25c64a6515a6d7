import { AppError } from "@/lib/contract/errors";
import type { SnapshotId } from "@/lib/contract/ids";
import type { AuditEvent, Blob, NewSnapshot, StoredSnapshot } from "@/lib/engine/ports";
import { appendAudit } from "../append-audit";
import { putBlobs } from "../blobs/put-blobs";
import type { Database } from "../database";
import type { Writer } from "../tables";
import { toRow } from "./snapshot-row";

interface SnapshotToPut {
  snapshot: NewSnapshot;
  blobs: Blob[];
  audit: AuditEvent;
  reusesPin: boolean;
}

/** Writes blobs, row, tags and audit event together. */
export function putSnapshot(
  database: Database,
  { snapshot, blobs, audit, reusesPin }: SnapshotToPut,
): Promise<StoredSnapshot> {
  return database.write(async (tx) => {
    await database.lockContent(tx, "shared");
    if (reusesPin && snapshot.pin) await requireSharedPin(tx, snapshot.pin.ref);
    const { rootId, storedBytes } = await putBlobs(tx, snapshot.stateDigest, blobs);
    const added = await tx
      .insertInto("snapshot")
      .values(toRow(snapshot, rootId, storedBytes))
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!added)
      throw new AppError("internal", `There is a snapshot ${snapshot.id} already. It was left as it is.`);
    await putTags(tx, snapshot.id, snapshot.tags);
    await appendAudit(tx, audit);
    return { ...snapshot, storedBytes, review: null, undoneBy: null };
  });
}

/** Makes the tags that searches find equal to `tags`. */
export async function putTags(tx: Writer, id: SnapshotId, tags: string[]): Promise<void> {
  if (tags.length === 0) return;
  await tx
    .insertInto("snapshot_tag")
    .values(tags.map((tag) => ({ tag, snapshot_id: id })))
    .execute();
}

/** Whoever deletes the last snapshot with a pin drops the pin. Locked here, that snapshot is still there when ours is. */
async function requireSharedPin(tx: Writer, ref: string): Promise<void> {
  const sharing = await tx
    .selectFrom("snapshot")
    .select("id")
    .where("pin_ref", "=", ref)
    .limit(1)
    .executeTakeFirst();
  if (!sharing)
    throw new AppError("store_unavailable", "The snapshot that this one builds on was deleted meanwhile.", {
      extra: { missing: [] },
    });
}
