import type { AuditRecord } from "@/lib/contract/audit";
import { JsonObject } from "@/lib/contract/json";
import type { AuditRow } from "@/lib/engine/ports";
import { canonicalJson } from "@/lib/engine/tree/canonical";
import type { AuditTableRow } from "../tables";

/** The fields of an event that are kept as they are. */
export const toEvent = (row: AuditTableRow) => ({
  at: row.at,
  action: row.action,
  actor: { kind: row.actor_kind, name: row.actor_name },
  outcome: row.outcome,
  sessionId: row.session_id,
  snapshotId: row.snapshot_id,
  rollbackId: row.rollback_id,
  requestId: row.request_id,
  address: row.address ?? null,
});

/** The row as it lies there. */
export const toAuditRow = (row: AuditTableRow): AuditRow => ({
  ...toEvent(row),
  seq: row.seq,
  detail: row.detail,
  previous: row.previous,
  hash: row.hash,
});

/** The event for people: whoever edited the row, it can be shown. */
export const toRecord = (row: AuditTableRow): AuditRecord => ({
  ...toAuditRow(row),
  detail: readDetail(row.detail),
});

export const toColumns = (record: AuditRecord): AuditTableRow => ({
  seq: record.seq,
  at: record.at,
  action: record.action,
  actor_kind: record.actor.kind,
  actor_name: record.actor.name,
  outcome: record.outcome,
  session_id: record.sessionId,
  snapshot_id: record.snapshotId,
  rollback_id: record.rollbackId,
  request_id: record.requestId,
  address: record.address,
  detail: canonicalJson(record.detail),
  previous: record.previous,
  hash: record.hash,
});

function readDetail(text: string): JsonObject {
  try {
    return JsonObject.parse(JSON.parse(text));
  } catch {
    return { unreadable: text };
  }
}
