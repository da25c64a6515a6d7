import type { Alert, AlertDelivery, AlertId } from "@/lib/contract/alert";
import type { Page } from "@/lib/contract/page";
import { parseCursor, toPage } from "../page-cursor";
import type { Reader } from "../tables";
import { readAlert, readDelivery } from "./alert-row";

/** Newest first; equal times are ordered by id. */
export async function listAlerts(db: Reader, limit: number, cursor?: string): Promise<Page<Alert>> {
  let rows = db.selectFrom("alert").select("document").orderBy("at", "desc").orderBy("id", "desc");
  if (cursor !== undefined) {
    const { at, id } = parseCursor(cursor);
    rows = rows.where((eb) => eb(eb.refTuple("at", "id"), "<", eb.tuple(at, id)));
  }
  const found = await rows.limit(limit + 1).execute();
  return toPage(
    found.map(({ document }) => readAlert(document)),
    limit,
    ({ at, id }) => ({ at, id }),
  );
}

const deliveries = (db: Reader) =>
  db
    .selectFrom("alert_delivery")
    .innerJoin("alert", "alert.id", "alert_delivery.alert_id")
    .selectAll("alert_delivery")
    .select("alert.document");

/** Newest first, in the order in which they were stored. */
export async function listDeliveries(
  db: Reader,
  limit: number,
  cursor?: string,
): Promise<Page<AlertDelivery>> {
  let rows = deliveries(db).orderBy("alert_delivery.seq", "desc");
  if (cursor !== undefined) rows = rows.where("alert_delivery.seq", "<", Number(parseCursor(cursor).id));
  const found = await rows.limit(limit + 1).execute();
  const page = toPage(found, limit, (row) => ({ at: row.created_at, id: String(row.seq) }));
  return { ...page, items: page.items.map(readDelivery) };
}

export async function findDelivery(
  db: Reader,
  alertId: AlertId,
  target: string,
): Promise<AlertDelivery | undefined> {
  const row = await deliveries(db)
    .where("alert_delivery.alert_id", "=", alertId)
    .where("alert_delivery.target", "=", target)
    .executeTakeFirst();
  return row && readDelivery(row);
}
