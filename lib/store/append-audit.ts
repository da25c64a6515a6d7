import type { AuditEvent } from "@/lib/engine/ports";
import { chain } from "@/lib/engine/tree/audit-chain";
import { toColumns } from "./audit/audit-row";
import type { Writer } from "./tables";

/**
 * Adds one event to the end of the audit log, in the transaction of what it tells of. Writers wait for each other from
 * here to the end of their transactions: let it be the last thing that a transaction does.
 */
export async function appendAudit(tx: Writer, event: AuditEvent): Promise<void> {
  const { seq, hash } = await tx
    .updateTable("audit_head")
    .set((eb) => ({ seq: eb("seq", "+", 1) }))
    .returning(["seq", "hash"])
    .executeTakeFirstOrThrow();
  const record = chain({ seq: seq - 1, hash }, { ...event, address: event.address ?? null });
  await tx.insertInto("audit").values(toColumns(record)).execute();
  await tx.updateTable("audit_head").set({ hash: record.hash }).execute();
}
