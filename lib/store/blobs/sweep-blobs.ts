import { setImmediate as turnOfTheEventLoop } from "node:timers/promises";
import { sql } from "kysely";
import { batches } from "../batches";
import type { Database } from "../database";
import type { Writer } from "../tables";

const BATCH = 200;

/**
 * Removes blobs that no snapshot reaches. Marks once, then removes in short transactions; when something was put or
 * deleted in between, it marks again. Parents go before their children, so that at every moment whatever is stored
 * has all it refers to, and a snapshot may rely on a blob that nobody else uses any more.
 */
export async function sweepBlobs(database: Database): Promise<{ removed: number; freedBytes: number }> {
  const swept = { removed: 0, freedBytes: 0 };
  for (;;) {
    const { garbage, mark } = await database.write(async (tx) => {
      await database.lockContent(tx, "exclusive");
      return { garbage: await unreachableBlobs(tx), mark: await newestAudit(tx) };
    });
    let moved = false;
    for (const batch of batches(garbage, BATCH)) {
      const rows = await database.write(async (tx) => {
        await database.lockContent(tx, "exclusive");
        if ((await newestAudit(tx)) !== mark) return null;
        return tx.deleteFrom("blob").where("id", "in", batch).returning("stored").execute();
      });
      moved = rows === null;
      if (rows === null) break;
      // SQLite answers at once: without this, nothing else would run in this process until the last batch.
      await turnOfTheEventLoop();
      swept.removed += rows.length;
      swept.freedBytes += rows.reduce((total, { stored }) => total + stored, 0);
    }
    if (!moved) return swept;
  }
}

/** Highest ids first: a blob's id is greater than those of all it refers to. */
async function unreachableBlobs(tx: Writer): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive needed (id) as (
      select state_blob from snapshot
      union
      select state_blob from snapshot_trash
      union
      select blob_ref.child from blob_ref join needed on blob_ref.parent = needed.id
    )
    select blob.id from blob left join needed on needed.id = blob.id where needed.id is null order by blob.id desc`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Every put and every delete of a snapshot adds an audit row in its own transaction, and none is ever removed. */
async function newestAudit(tx: Writer): Promise<number> {
  const row = await tx
    .selectFrom("audit")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return row?.seq ?? 0;
}
