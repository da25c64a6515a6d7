import { AppError } from "@/lib/contract/errors";
import { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { TrashedSnapshot } from "@/lib/engine/policy/ports";
import type { AuditEvent, Clock, Pin, StoredSnapshot } from "@/lib/engine/ports";
import { appendAudit } from "../append-audit";
import type { Database } from "../database";
import { lockSnapshot } from "../rollbacks/lock-snapshots";
import { freedPin, rollbackUsing } from "../snapshots/delete-snapshot";
import { putTags } from "../snapshots/put-snapshot";
import { fromRow } from "../snapshots/snapshot-row";
import type { Reader, SnapshotRow } from "../tables";

/** Rows that one transaction deletes. */
const BATCH = 100;

export function trashSnapshot(
  database: Database,
  clock: Clock,
  id: SnapshotId,
  audit: AuditEvent,
): Promise<boolean> {
  return database.write(async (tx) => {
    await database.lockContent(tx, "exclusive");
    // A rollback that is just beginning locks its target: whoever comes second sees what the first one did.
    if (!(await lockSnapshot(tx, id)) || (await rollbackUsing(tx, id))) return false;
    const row = await tx
      .deleteFrom("snapshot")
      .where("id", "=", id)
      .where("held", "=", 0)
      .returningAll()
      .executeTakeFirst();
    if (!row) return false;
    await tx
      .insertInto("snapshot_trash")
      .values({
        id,
        session_id: row.session_id,
        trashed_at: clock.now().toISOString(),
        state_blob: row.state_blob,
        pin_ref: row.pin_ref,
        columns: JSON.stringify(row),
      })
      .execute();
    await appendAudit(tx, audit);
    return true;
  });
}

export async function listTrash(
  db: Reader,
  limit: number,
  sessionId?: SessionId,
): Promise<TrashedSnapshot[]> {
  let rows = db
    .selectFrom("snapshot_trash")
    .select(["columns", "trashed_at"])
    .orderBy("trashed_at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
  if (sessionId !== undefined) rows = rows.where("session_id", "=", sessionId);
  return (await rows.execute()).map(({ columns, trashed_at }) => ({
    snapshot: fromRow(toRow(columns)),
    trashedAt: trashed_at,
  }));
}

export function takeFromTrash(
  database: Database,
  id: SnapshotId,
  auditOf: (sessionId: SessionId) => AuditEvent,
): Promise<StoredSnapshot> {
  return database.write(async (tx) => {
    await database.lockContent(tx, "exclusive");
    const trashed = await tx
      .deleteFrom("snapshot_trash")
      .where("id", "=", id)
      .returning("columns")
      .executeTakeFirst();
    if (!trashed)
      throw new AppError(
        "snapshot_not_found",
        `There is no snapshot ${id} in the trash. It is kept for 24 h.`,
      );
    // Held in the same transaction: retention of another process would let it go again at once.
    const row = { ...toRow(trashed.columns), held: 1 };
    await tx.insertInto("snapshot").values(row).execute();
    const snapshot = fromRow(row);
    await putTags(tx, id, snapshot.tags);
    await appendAudit(tx, auditOf(snapshot.sessionId));
    return snapshot;
  });
}

export async function emptyTrash(
  database: Database,
  before: Date,
  auditOf: (id: SnapshotId, sessionId: SessionId) => AuditEvent,
): Promise<{ removed: number; freedPins: Pin[] }> {
  const emptied = { removed: 0, freedPins: new Map<string, Pin>() };
  for (;;) {
    const batch = await database.write(async (tx) => {
      await database.lockContent(tx, "exclusive");
      const due = await tx
        .selectFrom("snapshot_trash")
        .select("id")
        .where("trashed_at", "<", before.toISOString())
        .orderBy("trashed_at")
        .limit(BATCH)
        .execute();
      if (due.length === 0) return { rows: 0, pins: [] };
      const rows = await tx
        .deleteFrom("snapshot_trash")
        .where(
          "id",
          "in",
          due.map(({ id }) => id),
        )
        .returning(["id", "session_id", "pin_ref"])
        .execute();
      const pins: Pin[] = [];
      for (const { id, session_id, pin_ref } of rows) {
        await appendAudit(tx, auditOf(SnapshotId.parse(id), SessionId.parse(session_id)));
        const pin = await freedPin(tx, pin_ref);
        if (pin) pins.push(pin);
      }
      return { rows: rows.length, pins };
    });
    if (batch.rows === 0) return { removed: emptied.removed, freedPins: [...emptied.freedPins.values()] };
    emptied.removed += batch.rows;
    for (const pin of batch.pins) emptied.freedPins.set(pin.ref, pin);
  }
}

// Written by `trashSnapshot` from a row; what is read of it is parsed by `fromRow`.
const toRow = (columns: string): SnapshotRow => JSON.parse(columns) as SnapshotRow;
