import type { AlertStore, Clock } from "@/lib/engine/ports";
import type { Database } from "../database";
import { readTarget } from "./alert-row";
import { deleteTarget, putTarget } from "./alert-targets";
import { claimDeliveries, putTestAlert, settleDelivery } from "./claim-deliveries";
import { findDelivery, listAlerts, listDeliveries } from "./list-alerts";
import { pruneAlerts } from "./prune-alerts";
import { putAlert } from "./put-alert";

/** The port over a database. What each method promises is written at `AlertStore`. */
export function alertStore(database: Database, clock: Clock): AlertStore {
  return {
    putAlert: (alert, options) => database.write((tx) => putAlert(tx, alert, options)),
    putTestAlert: (alert, target) => database.write((tx) => putTestAlert(tx, clock, alert, target)),
    listAlerts: (limit, cursor) => database.read((db) => listAlerts(db, limit, cursor)),
    listTargets: () =>
      database.read(async (db) =>
        (await db.selectFrom("alert_target").selectAll().orderBy("name").execute()).map(readTarget),
      ),
    findTarget: (name) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom("alert_target")
          .selectAll()
          .where("name", "=", name)
          .executeTakeFirst();
        return row && readTarget(row);
      }),
    putTarget: (target, audit) => database.write((tx) => putTarget(tx, clock, target, audit)),
    deleteTarget: (name, audit) => database.write((tx) => deleteTarget(tx, name, audit)),
    claimDeliveries: (perTarget) => claimDeliveries(database, clock, perTarget),
    settleDelivery: (claim, end) => database.write((tx) => settleDelivery(tx, claim, end)),
    listDeliveries: (limit, cursor) => database.read((db) => listDeliveries(db, limit, cursor)),
    findDelivery: (alertId, target) => database.read((db) => findDelivery(db, alertId, target)),
    pruneAlerts: (before, most) => database.write((tx) => pruneAlerts(tx, before, most)),
  };
}
