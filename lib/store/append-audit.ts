import type { AuditEvent } from "@/lib/engine/ports";
import type { Reader } from "./tables";

/** Adds one line to the audit log, in the transaction of what it tells of. */
export async function appendAudit(db: Reader, event: AuditEvent): Promise<void> {
  await db
    .insertInto("audit")
    .values({
      at: event.at,
      action: event.action,
      actor_kind: event.actor.kind,
      actor_name: event.actor.name,
      outcome: event.outcome,
      session_id: event.sessionId,
      snapshot_id: event.snapshotId,
      rollback_id: event.rollbackId,
      request_id: event.requestId,
      detail: JSON.stringify(event.detail),
    })
    .execute();
}
