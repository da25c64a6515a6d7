import type { RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Json } from "@/lib/contract/json";
import type { AuditEvent, EngineDeps, Requester } from "./ports";

interface Subject {
  sessionId?: SessionId;
  snapshotId?: SnapshotId;
  rollbackId?: RollbackId | null;
  /** Everything else goes into the event's detail. */
  [detail: string]: Json | undefined;
}

/** One audit event of this moment. */
export function auditEvent(
  deps: EngineDeps,
  { actor, requestId }: Requester,
  action: string,
  outcome: AuditEvent["outcome"],
  subject: Subject,
): AuditEvent {
  const { sessionId, snapshotId, rollbackId, ...rest } = subject;
  const detail = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
  return {
    at: deps.clock.now().toISOString(),
    action,
    actor,
    outcome,
    sessionId: sessionId ?? null,
    snapshotId: snapshotId ?? null,
    rollbackId: rollbackId ?? null,
    requestId,
    detail,
  };
}
