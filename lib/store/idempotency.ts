import { z } from "zod";
import type { Clock, IdempotencyStore } from "@/lib/engine/ports";
import type { Database } from "./database";

const KEPT_MS = 24 * 3_600_000;
// Longer than any request takes. A process that died leaves its claim for that long.
const CLAIM_MS = 5 * 60_000;

const KeptResponse = z.strictObject({
  status: z.number().int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/** The port over a database. What each method promises is written at `IdempotencyStore`. */
export function idempotencyStore(database: Database, clock: Clock): IdempotencyStore {
  const inMs = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

  return {
    claim: (key, fingerprint) =>
      database.write(async (tx) => {
        const now = inMs(0);
        const claim = { fingerprint, response: null, expires_at: inMs(CLAIM_MS) };
        const claimed = await tx
          .insertInto("idempotency")
          .values({ key, ...claim })
          .onConflict((conflict) =>
            conflict.column("key").doUpdateSet(claim).where("idempotency.expires_at", "<=", now),
          )
          .returning("key")
          .executeTakeFirst();
        if (claimed) {
          await tx.deleteFrom("idempotency").where("expires_at", "<=", now).execute();
          return { state: "new" };
        }
        const known = await tx
          .selectFrom("idempotency")
          .selectAll()
          .where("key", "=", key)
          .executeTakeFirstOrThrow();
        if (known.fingerprint !== fingerprint) return { state: "conflict" };
        if (known.response === null) return { state: "in_flight" };
        return { state: "done", response: KeptResponse.parse(JSON.parse(known.response)) };
      }),

    settle: async (key, response) => {
      await database.write((tx) =>
        tx
          .updateTable("idempotency")
          .set({ response: JSON.stringify(response), expires_at: inMs(KEPT_MS) })
          .where("key", "=", key)
          .execute(),
      );
    },

    forget: async (key) => {
      await database.write((tx) =>
        tx.deleteFrom("idempotency").where("key", "=", key).where("response", "is", null).execute(),
      );
    },
  };
}
