import { z } from "zod";
import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import { Actor } from "@/lib/contract/snapshot";
import { Instant } from "@/lib/contract/time";
import type { Clock, Lease, LeaseHolder } from "@/lib/engine/ports";
import type { Database } from "../database";
import type { LeaseRow, Reader, Writer } from "../tables";

const Holder: z.ZodType<LeaseHolder> = z.object({ holder: z.string(), actor: Actor, since: Instant });

/**
 * Takes the lock when nobody has it, or when whoever had it let it expire. The token grows with every holder; the
 * row stays when the lock is given back, so that it never starts again.
 */
export function acquireLease(
  database: Database,
  clock: Clock,
  sessionId: SessionId,
  { holder, actor, since }: LeaseHolder,
  ttlMs: number,
): Promise<{ lease: Lease } | { heldBy: LeaseHolder }> {
  return database.write(async (tx) => {
    const taken = { holder, actor: JSON.stringify(actor), since, expires_at: expiry(clock, ttlMs) };
    const row = await tx
      .insertInto("lease")
      .values({ session_id: sessionId, token: 1, ...taken })
      .onConflict((conflict) =>
        conflict
          .column("session_id")
          .doUpdateSet((eb) => ({ token: eb("lease.token", "+", 1), ...taken }))
          .where((eb) =>
            eb.or([eb("lease.holder", "is", null), eb("lease.expires_at", "<=", clock.now().toISOString())]),
          ),
      )
      .returning("token")
      .executeTakeFirst();
    if (row) return { lease: { sessionId, token: row.token } };
    const held = await tx
      .selectFrom("lease")
      .selectAll()
      .where("session_id", "=", sessionId)
      .executeTakeFirstOrThrow();
    return { heldBy: toHolder(held) };
  });
}

/** False when the lock was lost. One that has expired and was taken by nobody is renewed. */
export function renewLease(database: Database, clock: Clock, lease: Lease, ttlMs: number): Promise<boolean> {
  return database.write((tx) => touchLease(tx, lease, { expires_at: expiry(clock, ttlMs) }));
}

export async function releaseLease(database: Database, lease: Lease): Promise<void> {
  await database.write((tx) => touchLease(tx, lease, { holder: null }));
}

export async function findLease(
  db: Reader,
  clock: Clock,
  sessionId: SessionId,
): Promise<LeaseHolder | undefined> {
  const row = await db
    .selectFrom("lease")
    .selectAll()
    .where("session_id", "=", sessionId)
    .where("holder", "is not", null)
    .where("expires_at", ">", clock.now().toISOString())
    .executeTakeFirst();
  return row && toHolder(row);
}

/** Throws `rollback_in_progress` when the lease was lost, and otherwise keeps others from taking it until `tx` ends. */
export async function requireLease(tx: Writer, lease: Lease): Promise<void> {
  if (await touchLease(tx, lease, {})) return;
  throw new AppError(
    "rollback_in_progress",
    "Another process has taken over this session. What this one wanted to record was not written.",
  );
}

async function touchLease(
  tx: Writer,
  { sessionId, token }: Lease,
  change: Partial<LeaseRow>,
): Promise<boolean> {
  const row = await tx
    .updateTable("lease")
    // Setting what is there locks the row in both dialects.
    .set({ token, ...change })
    .where("session_id", "=", sessionId)
    .where("token", "=", token)
    .where("holder", "is not", null)
    .returning("token")
    .executeTakeFirst();
  return row !== undefined;
}

const expiry = (clock: Clock, ttlMs: number) => new Date(clock.now().getTime() + ttlMs).toISOString();

const toHolder = ({ holder, actor, since }: LeaseRow) =>
  Holder.parse({ holder, actor: JSON.parse(actor), since });
