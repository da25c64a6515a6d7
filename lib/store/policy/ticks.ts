import type { Clock } from "@/lib/engine/ports";
import type { Database } from "../database";

/** One conditional write: of several that claim a tick at once, one changes the row. */
export function claimTick(
  database: Database,
  clock: Clock,
  work: string,
  tickMs: number,
  { ttlMs, aheadMs }: { ttlMs: number; aheadMs: number },
): Promise<boolean> {
  return database.write(async (tx) => {
    const now = clock.now();
    const claim = { at_ms: tickMs, done: 0, expires_at: new Date(now.getTime() + ttlMs).toISOString() };
    const row = await tx
      .insertInto("tick")
      .values({ work, ...claim })
      .onConflict((conflict) =>
        conflict
          .column("work")
          .doUpdateSet(claim)
          .where((eb) =>
            eb.or([
              eb("tick.at_ms", "<", tickMs),
              eb("tick.at_ms", ">", tickMs + aheadMs),
              eb.and([
                eb("tick.at_ms", "=", tickMs),
                eb("tick.done", "=", 0),
                eb("tick.expires_at", "<=", now.toISOString()),
              ]),
            ]),
          ),
      )
      .returning("work")
      .executeTakeFirst();
    return row !== undefined;
  });
}

export async function finishTick(database: Database, work: string, tickMs: number): Promise<void> {
  await database.write((tx) =>
    tx.updateTable("tick").set({ done: 1 }).where("work", "=", work).where("at_ms", "=", tickMs).execute(),
  );
}
