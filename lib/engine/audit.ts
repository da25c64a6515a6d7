import { isAppError, PROBLEMS } from "@/lib/contract/errors";
import type { RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Json } from "@/lib/contract/json";
import type { AuditEvent, EngineDeps, Requester } from "./ports";

export interface AuditSubject {
  sessionId?: SessionId;
  snapshotId?: SnapshotId;
  rollbackId?: RollbackId | null;
  /** Everything else goes into the event's detail. */
  [detail: string]: Json | undefined;
}

/** One audit event of this moment. */
export function auditEvent(
  deps: Pick<EngineDeps, "clock">,
  { actor, requestId, address }: Requester,
  action: string,
  outcome: AuditEvent["outcome"],
  subject: AuditSubject,
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
    address: address ?? null,
    detail,
  };
}

// A mark on the error itself would show; a refusal that was written down must not be again further out.
const recorded = new WeakSet<object>();

/**
 * Runs a write and, when it throws, adds to the log that it was refused or failed, once however many of these it passes
 * on its way out. The error is thrown on as it was: also when the log cannot be written, which is told by the log of
 * the server.
 */
export async function recordRefusal<Result>(
  deps: Pick<EngineDeps, "clock" | "store">,
  requester: Requester,
  action: string,
  subject: AuditSubject,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    await appendRefusal(deps, requester, action, subject, error);
    throw error;
  }
}

/** Writes down that `error` ended a write, unless that was done already. Never throws. */
export async function appendRefusal(
  deps: Pick<EngineDeps, "clock" | "store">,
  requester: Requester,
  action: string,
  subject: AuditSubject,
  error: unknown,
): Promise<void> {
  if (typeof error === "object" && error !== null) {
    if (recorded.has(error)) return;
    recorded.add(error);
  }
  const code = isAppError(error) ? error.code : "internal";
  const why = isAppError(error) ? error.detail : undefined;
  const outcome = PROBLEMS[code].status < 500 ? "refused" : "failed";
  const event = auditEvent(deps, requester, action, outcome, { ...subject, code, why });
  // What keeps the log from being written (a full disk) most likely is what the error is about: the caller learns of it.
  await deps.store.appendAudit(event).catch(() => {});
}
