// Words of the contract as plain values, for code that needs no schema: a page should not load the schemas for a list of words.

/** The six parts of a state. */
export const PART_NAMES = ["context", "memory", "files", "tools", "skills", "settings"] as const;

/** How a session stands, the worst first. */
export const SESSION_STATUSES = [
  "failing",
  "degraded",
  "rolling_back",
  "healthy",
  "idle",
  "unknown",
] as const;

/** The steps in their order. `put_back` runs only when one of them failed. */
export const STEP_NAMES = [
  "check_state",
  "stop_runs",
  "safety_snapshot",
  "restore_context",
  "restore_memory",
  "restore_files",
  "restore_settings",
  "verify",
  "put_back",
] as const;

/** How a write went. A rollback is `started` and ends in an event of its own; `refused` changed nothing. */
export const AUDIT_OUTCOMES = ["started", "succeeded", "refused", "failed"] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

export const AUDIT_FORMATS = ["csv", "jsonl"] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];
