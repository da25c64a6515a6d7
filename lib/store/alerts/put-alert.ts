import { type Alert, AlertSeverity } from "@/lib/contract/alert";
import type { StoredAlertTarget } from "@/lib/engine/ports";
import { batches } from "../batches";
import type { Writer } from "../tables";
import { readAlert, readTarget } from "./alert-row";

const REPEATED_WITHIN_MS = 60_000;
/** A flood must not fill the disk while a target is away. */
const MOST_WAITING = 1000;
const ROWS_AT_ONCE = 500;

/** Stores an alert and what is owed to each target, in the transaction of what it tells of. */
export async function putAlert(
  tx: Writer,
  alert: Alert,
  { onlyWhenOpen = false }: { onlyWhenOpen?: boolean } = {},
): Promise<Alert | undefined> {
  const last = await tx
    .selectFrom("alert")
    .select(["at", "kind", "summary", "resolves", "document"])
    .where("dedup_key", "=", alert.dedupKey)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (onlyWhenOpen && (last === undefined || last.resolves === 1)) return undefined;
  const agoMs = last === undefined ? 0 : Date.parse(alert.at) - Date.parse(last.at);
  const repeats = last !== undefined && last.kind === alert.kind && last.summary === alert.summary;
  if (repeats && Math.abs(agoMs) < REPEATED_WITHIN_MS) return readAlert(last.document);
  await insertAlert(tx, alert);
  const targets = (await tx.selectFrom("alert_target").selectAll().orderBy("name").execute()).map(readTarget);
  const rows: ReturnType<typeof toDelivery>[] = [];
  for (const target of targets.filter((one) => wants(one, alert)))
    rows.push(toDelivery(alert, target, await countWaiting(tx, target.name)));
  for (const part of batches(rows, ROWS_AT_ONCE))
    await tx.insertInto("alert_delivery").values(part).execute();
  return alert;
}

export async function insertAlert(tx: Writer, alert: Alert): Promise<void> {
  const { id, at, kind, dedupKey, resolves, summary } = alert;
  const row = { id, at, kind, dedup_key: dedupKey, resolves: resolves ? 1 : 0, summary };
  await tx
    .insertInto("alert")
    .values({ ...row, document: JSON.stringify(alert) })
    .execute();
}

const rank = (severity: AlertSeverity) => AlertSeverity.options.indexOf(severity);

/** What ends an incident goes to everyone: whoever heard of it is waiting. */
const wants = ({ enabled, minSeverity }: StoredAlertTarget, { severity, resolves }: Alert): boolean =>
  enabled && (resolves || rank(severity) <= rank(minSeverity));

async function countWaiting(tx: Writer, target: string): Promise<number> {
  const { count } = await tx
    .selectFrom("alert_delivery")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("state", "=", "waiting")
    .where("target", "=", target)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function toDelivery(alert: Alert, target: StoredAlertTarget, waiting: number) {
  const row = {
    alert_id: alert.id,
    target: target.name,
    type: target.type,
    dedup_key: alert.dedupKey,
    attempts: 0,
    created_at: alert.at,
  };
  if (waiting < MOST_WAITING) return { ...row, state: "waiting", next_attempt_at: alert.at, problem: null };
  return {
    ...row,
    state: "gave_up",
    next_attempt_at: null,
    problem: `Not tried: ${MOST_WAITING} alerts were already waiting for it.`,
  };
}
