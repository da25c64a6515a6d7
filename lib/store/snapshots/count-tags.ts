import type { SessionId } from "@/lib/contract/ids";
import type { TagCounts } from "@/lib/contract/snapshot";
import type { Reader } from "../tables";

/** How many of a session's snapshots carry each tag, the most used first, and how many are held. */
export async function countTags(db: Reader, sessionId: SessionId): Promise<TagCounts> {
  const tags = await db
    .selectFrom("snapshot")
    .innerJoin("snapshot_tag", "snapshot_tag.snapshot_id", "snapshot.id")
    .where("snapshot.session_id", "=", sessionId)
    .groupBy("snapshot_tag.tag")
    .select(({ fn }) => ["snapshot_tag.tag", fn.countAll<number>().as("count")])
    .orderBy("count", "desc")
    .orderBy("snapshot_tag.tag")
    .execute();
  const held = await db
    .selectFrom("snapshot")
    .where("session_id", "=", sessionId)
    .where("held", "=", 1)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { tags: tags.map(({ tag, count }) => ({ tag, count: Number(count) })), held: Number(held.count) };
}
