import { Alert, AlertDelivery, AlertTarget } from "@/lib/contract/alert";
import type { StoredAlertTarget } from "@/lib/engine/ports";
import type { AlertDeliveryRow, AlertTargetRow } from "../tables";

export const readAlert = (document: string): Alert => Alert.parse(JSON.parse(document));

export function readTarget(row: AlertTargetRow): StoredAlertTarget {
  const { url, secret, min_severity, enabled, created_at, updated_at, ...named } = row;
  const shown = AlertTarget.omit({ origin: true }).parse({
    ...named,
    minSeverity: min_severity,
    enabled: enabled === 1,
    createdAt: created_at,
    updatedAt: updated_at,
  });
  return { ...shown, url, secret };
}

/** A line of the log, from a row and the alert it delivers. */
export function readDelivery(row: AlertDeliveryRow & { document: string }): AlertDelivery {
  const { kind, severity, summary, sessionId } = readAlert(row.document);
  return AlertDelivery.parse({
    alertId: row.alert_id,
    target: row.target,
    type: row.type,
    kind,
    severity,
    summary,
    sessionId,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    lastAttemptAt: row.last_attempt_at,
    nextAttemptAt: row.next_attempt_at,
    httpStatus: row.http_status,
    problem: row.problem,
    durationMs: row.duration_ms,
  });
}
