import { AppError } from "@/lib/contract/errors";
import { Digest } from "@/lib/contract/ids";
import type { Blob } from "@/lib/engine/ports";
import { batches } from "../batches";
import type { Writer } from "../tables";
import { digestOf, encodeBlob, toBytes, toHex } from "./encoding";
import { findBlobIds } from "./find-blobs";

const BLOBS_A_STATEMENT = 64;
const REFS_A_STATEMENT = 2000;

/** The row id of the state's root, and the bytes that were really added. */
interface PutBlobs {
  rootId: number;
  storedBytes: number;
}

/**
 * Stores those of `blobs` that are not there. Throws `store_unavailable` with `extra.missing` when `root`, or a blob
 * that one of `blobs` refers to, is neither given nor stored. Every stored blob's references are stored too, so
 * looking one step down is enough to know that the whole state is there.
 */
export async function putBlobs(tx: Writer, root: Digest, blobs: Blob[]): Promise<PutBlobs> {
  const needed = new Set([root, ...blobs.flatMap(({ digest, refs }) => [digest, ...refs])]);
  const ids = await findBlobIds(tx, needed);
  const fresh = childrenFirst(blobs.filter(({ digest }) => !ids.has(digest)));
  requireAll(needed, new Set([...ids.keys(), ...fresh.map(({ digest }) => digest)]));

  let storedBytes = 0;
  const added: Blob[] = [];
  for (const batch of batches(fresh, BLOBS_A_STATEMENT)) {
    const rows = await insertBlobs(tx, batch);
    for (const { id, digest, stored } of rows) {
      ids.set(Digest.parse(toHex(digest)), id);
      storedBytes += stored;
    }
    const known = batch.filter(({ digest }) => ids.has(digest));
    added.push(...known);
    // Another transaction stored the rest meanwhile, references included.
    const others = batch.filter(({ digest }) => !ids.has(digest)).map(({ digest }) => digest);
    for (const [digest, id] of await findBlobIds(tx, others)) ids.set(digest, id);
  }
  await insertRefs(tx, added, ids);
  return { rootId: idOf(ids, root), storedBytes };
}

async function insertBlobs(tx: Writer, blobs: Blob[]) {
  const values = [];
  for (const { digest, bytes } of blobs) {
    if (digestOf(bytes) !== digest) throw new Error(`The blob ${digest} was given with other content.`);
    const encoded = await encodeBlob(bytes);
    values.push({ digest: toBytes(digest), size: bytes.length, stored: encoded.bytes.length, ...encoded });
  }
  return tx
    .insertInto("blob")
    .values(values)
    .onConflict((conflict) => conflict.column("digest").doNothing())
    .returning(["id", "digest", "stored"])
    .execute();
}

async function insertRefs(tx: Writer, blobs: Blob[], ids: Map<Digest, number>): Promise<void> {
  const pairs = blobs.flatMap(({ digest, refs }) => {
    const parent = idOf(ids, digest);
    return [...new Set(refs)].map((child) => ({ parent, child: idOf(ids, child) }));
  });
  for (const batch of batches(pairs, REFS_A_STATEMENT))
    await tx.insertInto("blob_ref").values(batch).execute();
}

/** Orders blobs so that each comes after those it refers to: ids then tell parents from children. */
function childrenFirst(blobs: Blob[]): Blob[] {
  const waiting = new Map(blobs.map((blob) => [blob.digest, blob]));
  const ordered: Blob[] = [];
  const visit = (blob: Blob) => {
    if (!waiting.delete(blob.digest)) return;
    for (const ref of blob.refs) {
      const child = waiting.get(ref);
      if (child) visit(child);
    }
    ordered.push(blob);
  };
  for (const blob of blobs) visit(blob);
  return ordered;
}

function requireAll(needed: Set<Digest>, there: Set<Digest>): void {
  const missing = [...needed].filter((digest) => !there.has(digest));
  if (missing.length === 0) return;
  throw new AppError(
    "store_unavailable",
    "Part of this state is not stored any more. Nothing was written. Capture it again in full.",
    {
      extra: { missing },
    },
  );
}

function idOf(ids: Map<Digest, number>, digest: Digest): number {
  const id = ids.get(digest);
  if (id === undefined) throw new Error(`The blob ${digest} has no row.`);
  return id;
}
