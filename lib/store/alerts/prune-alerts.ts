import type { Writer } from "../tables";

/** Forgets alerts with their deliveries, but for those that somebody still waits for. */
export async function pruneAlerts(tx: Writer, before: Date, most: number): Promise<void> {
  const last = await tx
    .selectFrom("alert")
    .select("seq")
    .orderBy("seq", "desc")
    .offset(most)
    .limit(1)
    .executeTakeFirst();
  await tx
    .deleteFrom("alert")
    .where((eb) => {
      const old = eb("at", "<", before.toISOString());
      return last === undefined ? old : eb.or([old, eb("seq", "<=", last.seq)]);
    })
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("alert_delivery")
            .select("alert_delivery.seq")
            .whereRef("alert_delivery.alert_id", "=", "alert.id")
            .where("alert_delivery.state", "=", "waiting"),
        ),
      ),
    )
    .execute();
}
