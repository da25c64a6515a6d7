import { sql } from "kysely";
import { Digest } from "@/lib/contract/ids";
import type { Database } from "../database";
import { decodeBlob, toHex } from "./encoding";

/** A stored piece after it was read and hashed again. */
export interface CheckedBlob {
  /** Its row, which is all that is known of a piece that is missing. */
  id: number;
  digest: string | null;
  fault: "damaged" | "missing" | null;
}

/** A snapshot that needs a piece. */
export interface BlobUser {
  id: string;
  sessionId: string;
  name: string;
}

const BLOBS_A_QUERY = 32;

/** How many pieces there are. */
export async function countBlobs(database: Database): Promise<number> {
  const { rows } = await database.read((db) =>
    sql<{ count: number }>`select count(*) as count from blob`.execute(db),
  );
  return Number(rows[0]?.count ?? 0);
}

/** Every piece, one after the other; at the end those that something refers to and that are not there. */
export async function* checkBlobs(database: Database): AsyncGenerator<CheckedBlob> {
  let after = -1;
  for (;;) {
    const rows = await database.read((db) =>
      db
        .selectFrom("blob")
        .select(["id", "digest", "encoding", "bytes"])
        .where("id", ">", after)
        .orderBy("id")
        .limit(BLOBS_A_QUERY)
        .execute(),
    );
    for (const { id, digest, encoding, bytes } of rows) {
      const hex = toHex(digest);
      yield { id: Number(id), digest: hex, fault: isSound(hex, encoding, bytes) ? null : "damaged" };
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = Number(last.id);
  }
  for (const id of await missingBlobs(database)) yield { id, digest: null, fault: "missing" };
}

function isSound(hex: string, encoding: string, bytes: Uint8Array): boolean {
  const digest = Digest.safeParse(hex);
  if (!digest.success || (encoding !== "raw" && encoding !== "zstd")) return false;
  return decodeBlob({ encoding, bytes }, digest.data) !== undefined;
}

async function missingBlobs(database: Database): Promise<number[]> {
  const { rows } = await database.read((db) =>
    sql<{ id: number }>`
      select distinct needed.id as id from (
        select child as id from blob_ref union select state_blob as id from snapshot
      ) needed left join blob on blob.id = needed.id where blob.id is null order by needed.id`.execute(db),
  );
  return rows.map(({ id }) => Number(id));
}

/** The snapshots that cannot be read wholly without the piece in this row, oldest first. */
export async function blobUsers(database: Database, id: number): Promise<BlobUser[]> {
  const { rows } = await database.read((db) =>
    sql<{ id: string; session_id: string; name: string }>`
      with recursive above (id) as (
        select cast(${id} as bigint)
        union
        select blob_ref.parent from blob_ref join above on blob_ref.child = above.id
      )
      select snapshot.id, snapshot.session_id, snapshot.name from snapshot
      where snapshot.state_blob in (select id from above) order by snapshot.id`.execute(db),
  );
  return rows.map(({ id, session_id, name }) => ({ id, sessionId: session_id, name }));
}
