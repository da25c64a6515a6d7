import { z } from "zod";
import type { Digest } from "@/lib/contract/ids";
import type { BlobReader } from "@/lib/engine/ports";
import { batches } from "../batches";
import type { Database } from "../database";
import { storeUnavailable } from "../store-error";
import type { BlobCache } from "./blob-cache";
import { decodeBlob, toBytes, toHex } from "./encoding";
import { findBlobIds, padded } from "./find-blobs";

const BLOBS_A_QUERY = 64;

const BlobRow = z.object({
  digest: z.instanceof(Uint8Array),
  encoding: z.enum(["raw", "zstd"]),
  bytes: z.instanceof(Uint8Array),
});

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(reason: unknown): void;
}

/**
 * Reads blobs, the recently used ones from memory. Whoever gets bytes must not change them. Reads that are asked for
 * in the same turn of the event loop share one query.
 */
export function blobReader(database: Database, cache: BlobCache): BlobReader {
  let waiting = new Map<Digest, Waiting[]>();

  async function fetchWaiting(): Promise<void> {
    const asked = waiting;
    waiting = new Map();
    for (const batch of batches([...asked.keys()], BLOBS_A_QUERY)) {
      try {
        const stored = await readBlobs(database, batch);
        for (const digest of batch) settle(digest, stored.get(digest), asked.get(digest) ?? []);
      } catch (error) {
        for (const digest of batch) for (const { reject } of asked.get(digest) ?? []) reject(error);
      }
    }
  }

  function settle(digest: Digest, row: z.infer<typeof BlobRow> | undefined, readers: Waiting[]): void {
    const bytes = row && decodeBlob(row, digest);
    if (bytes) cache.set(digest, bytes);
    for (const { resolve, reject } of readers) {
      if (bytes) resolve(bytes);
      else
        reject(
          storeUnavailable(
            `The stored piece ${digest} is ${row ? "damaged" : "missing"}: the snapshots that need it cannot be read.`,
          ),
        );
    }
  }

  return {
    readBlob: (digest) => {
      const cached = cache.get(digest);
      if (cached) return Promise.resolve(cached);
      return new Promise((resolve, reject) => {
        if (waiting.size === 0) queueMicrotask(fetchWaiting);
        const readers = waiting.get(digest);
        if (readers) readers.push({ resolve, reject });
        else waiting.set(digest, [{ resolve, reject }]);
      });
    },
    missingBlobs: async (digests) => {
      const ids = await database.read((db) => findBlobIds(db, digests));
      return [...new Set(digests)].filter((digest) => !ids.has(digest));
    },
  };
}

async function readBlobs(
  database: Database,
  digests: Digest[],
): Promise<Map<string, z.infer<typeof BlobRow>>> {
  const rows = await database.read((db) =>
    db
      .selectFrom("blob")
      .select(["digest", "encoding", "bytes"])
      .where("digest", "in", padded(digests).map(toBytes))
      .execute(),
  );
  return new Map(rows.map((row) => [toHex(row.digest), BlobRow.parse(row)]));
}
