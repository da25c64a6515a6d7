import type { SnapshotId } from "@/lib/contract/ids";
import { snapshotNotFound } from "../snapshots/update-snapshot";
import type { Writer } from "../tables";

/**
 * Until the transaction ends, nobody else can delete these snapshots or begin to use them. Throws
 * `snapshot_not_found` when one is gone. An update that changes nothing locks a row in both dialects.
 */
export async function lockSnapshots(tx: Writer, ids: SnapshotId[]): Promise<void> {
  for (const id of [...ids].sort()) if (!(await lockSnapshot(tx, id))) throw snapshotNotFound(id);
}

/** The same for one. False when it is gone. */
export async function lockSnapshot(tx: Writer, id: SnapshotId): Promise<boolean> {
  const row = await tx
    .updateTable("snapshot")
    .set(({ ref }) => ({ held: ref("held") }))
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
