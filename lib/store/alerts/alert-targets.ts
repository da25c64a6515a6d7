import type { AuditEvent, Clock, StoredAlertTarget } from "@/lib/engine/ports";
import { appendAudit } from "../append-audit";
import type { Writer } from "../tables";

/** Writes a target. What waits for it is tried at once: whoever mends an address wants to see it work. */
export async function putTarget(
  tx: Writer,
  clock: Clock,
  target: StoredAlertTarget,
  audit: AuditEvent,
): Promise<void> {
  const { name, type, url, secret, minSeverity, enabled, createdAt, updatedAt } = target;
  const values = {
    type,
    url,
    secret,
    min_severity: minSeverity,
    enabled: enabled ? 1 : 0,
    updated_at: updatedAt,
  };
  await tx
    .insertInto("alert_target")
    .values({ name, created_at: createdAt, ...values })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(values))
    .execute();
  if (enabled) {
    await waitingFor(tx, name)
      .set({ next_attempt_at: clock.now().toISOString() })
      .where("claim", "is", null)
      .execute();
  } else await giveUp(tx, name, "The target was switched off.");
  await appendAudit(tx, audit);
}

export async function deleteTarget(tx: Writer, name: string, audit: AuditEvent): Promise<boolean> {
  const deleted = await tx
    .deleteFrom("alert_target")
    .where("name", "=", name)
    .returning("name")
    .executeTakeFirst();
  if (!deleted) return false;
  await giveUp(tx, name, "The target was deleted.");
  await appendAudit(tx, audit);
  return true;
}

const waitingFor = (tx: Writer, name: string) =>
  tx.updateTable("alert_delivery").where("target", "=", name).where("state", "=", "waiting");

async function giveUp(tx: Writer, name: string, problem: string): Promise<void> {
  await waitingFor(tx, name).set({ state: "gave_up", next_attempt_at: null, claim: null, problem }).execute();
}
