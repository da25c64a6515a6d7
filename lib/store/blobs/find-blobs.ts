import { Digest } from "@/lib/contract/ids";
import { batches } from "../batches";
import type { Reader } from "../tables";
import { toBytes, toHex } from "./encoding";

const DIGESTS_A_QUERY = 512;

/** The row ids of those of `digests` that are stored. */
export async function findBlobIds(db: Reader, digests: Iterable<Digest>): Promise<Map<Digest, number>> {
  const ids = new Map<Digest, number>();
  for (const batch of batches([...new Set(digests)], DIGESTS_A_QUERY)) {
    const rows = await db
      .selectFrom("blob")
      .select(["id", "digest"])
      .where("digest", "in", padded(batch).map(toBytes))
      .execute();
    for (const row of rows) ids.set(Digest.parse(toHex(row.digest)), row.id);
  }
  return ids;
}

/** Repeats the last one up to a power of two, so that few different statements have to be prepared. */
export function padded<Item>(items: Item[]): Item[] {
  const last = items.at(-1);
  if (last === undefined) return items;
  const length = 2 ** Math.ceil(Math.log2(items.length));
  return [...items, ...Array<Item>(length - items.length).fill(last)];
}
