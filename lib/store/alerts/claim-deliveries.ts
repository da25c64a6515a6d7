import { randomUUID } from "node:crypto";
import type { Alert } from "@/lib/contract/alert";
import type { AttemptEnd, ClaimedDelivery, Clock } from "@/lib/engine/ports";
import type { Database } from "../database";
import type { Reader, Writer } from "../tables";
import { readAlert, readTarget } from "./alert-row";
import { insertAlert } from "./put-alert";

/** Longer than any attempt takes. */
const CLAIM_MS = 60_000;

const laterThan = (clock: Clock) => new Date(clock.now().getTime() + CLAIM_MS).toISOString();

/** Takes what is due. Each is taken by a conditional update, so that of several processes one gets it. */
export async function claimDeliveries(
  database: Database,
  clock: Clock,
  perTarget: number,
): Promise<ClaimedDelivery[]> {
  const now = clock.now().toISOString();
  const due = await database.read((db) => findDue(db, now, perTarget));
  const claimed: ClaimedDelivery[] = [];
  for (const seq of due) {
    const one = await database.write((tx) => claimOne(tx, seq, now, laterThan(clock)));
    if (one) claimed.push(one);
  }
  return claimed;
}

/** A look without a lock: most of the time nothing is due. */
async function findDue(db: Reader, now: string, perTarget: number): Promise<number[]> {
  const rows = await db
    .selectFrom("alert_delivery as due")
    .select(["due.seq", "due.target"])
    .where("due.state", "=", "waiting")
    .where("due.next_attempt_at", "<=", now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("alert_delivery as before")
            .select("before.seq")
            .whereRef("before.target", "=", "due.target")
            .whereRef("before.dedup_key", "=", "due.dedup_key")
            .whereRef("before.seq", "<", "due.seq")
            .where("before.state", "=", "waiting"),
        ),
      ),
    )
    .orderBy("due.next_attempt_at")
    .orderBy("due.seq")
    .execute();
  const taken = new Map<string, number>();
  return rows.flatMap(({ seq, target }) => {
    const count = taken.get(target) ?? 0;
    taken.set(target, count + 1);
    return count < perTarget ? [seq] : [];
  });
}

async function claimOne(
  tx: Writer,
  seq: number,
  now: string,
  until: string,
): Promise<ClaimedDelivery | undefined> {
  const claim = randomUUID();
  const row = await tx
    .updateTable("alert_delivery")
    .set(({ eb }) => ({
      claim,
      attempts: eb("attempts", "+", 1),
      last_attempt_at: now,
      next_attempt_at: until,
    }))
    .where("seq", "=", seq)
    .where("state", "=", "waiting")
    .where("next_attempt_at", "<=", now)
    .returning(["alert_id", "target", "attempts", "created_at"])
    .executeTakeFirst();
  if (!row) return undefined;
  const target = await tx
    .selectFrom("alert_target")
    .selectAll()
    .where("name", "=", row.target)
    .executeTakeFirst();
  const { document } = await tx
    .selectFrom("alert")
    .select("document")
    .where("id", "=", row.alert_id)
    .executeTakeFirstOrThrow();
  if (!target) return undefined; // deleted this moment, and so given up
  return {
    claim,
    attempts: row.attempts,
    createdAt: row.created_at,
    alert: readAlert(document),
    target: readTarget(target),
  };
}

/** Stores an alert for one target as already taken. */
export async function putTestAlert(
  tx: Writer,
  clock: Clock,
  alert: Alert,
  name: string,
): Promise<ClaimedDelivery | undefined> {
  const row = await tx.selectFrom("alert_target").selectAll().where("name", "=", name).executeTakeFirst();
  if (!row) return undefined;
  const [target, claim] = [readTarget(row), randomUUID()];
  await insertAlert(tx, alert);
  await tx
    .insertInto("alert_delivery")
    .values({
      alert_id: alert.id,
      target: name,
      type: target.type,
      dedup_key: alert.dedupKey,
      state: "waiting",
      attempts: 1,
      created_at: alert.at,
      last_attempt_at: alert.at,
      next_attempt_at: laterThan(clock),
      claim,
    })
    .execute();
  return { claim, attempts: 1, createdAt: alert.at, alert, target };
}

/** Writes down how an attempt ended, unless another process has taken it over by now. */
export async function settleDelivery(tx: Writer, claim: string, end: AttemptEnd): Promise<boolean> {
  const { state, nextAttemptAt, httpStatus, problem, durationMs } = end;
  const settled = await tx
    .updateTable("alert_delivery")
    .set({
      state,
      next_attempt_at: nextAttemptAt,
      http_status: httpStatus,
      problem,
      duration_ms: durationMs,
      claim: null,
    })
    .where("claim", "=", claim)
    .where("state", "=", "waiting")
    .returning("seq")
    .executeTakeFirst();
  return settled !== undefined;
}
