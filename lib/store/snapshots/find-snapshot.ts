import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { StoredSnapshot } from "@/lib/engine/ports";
import type { Reader } from "../tables";
import { fromRow } from "./snapshot-row";

export async function findSnapshot(db: Reader, id: SnapshotId): Promise<StoredSnapshot | undefined> {
  const row = await db.selectFrom("snapshot").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

export async function newestSnapshot(db: Reader, sessionId: SessionId): Promise<StoredSnapshot | undefined> {
  const row = await db
    .selectFrom("snapshot")
    .selectAll()
    .where("session_id", "=", sessionId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && fromRow(row);
}
