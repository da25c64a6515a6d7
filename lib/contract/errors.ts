import type { JsonObject } from "./json";
import type { Reason } from "./reason";

/** Every way Clawback refuses or fails: HTTP status, title, and whether the same request may succeed later. */
export const PROBLEMS = {
  validation_failed: { status: 400, title: "Invalid request", retryable: false },
  unauthorized: { status: 401, title: "Sign-in required", retryable: false },
  forbidden: { status: 403, title: "Not allowed", retryable: false },
  not_found: { status: 404, title: "No such address", retryable: false },
  session_not_found: { status: 404, title: "Session not found", retryable: false },
  snapshot_not_found: { status: 404, title: "Snapshot not found", retryable: false },
  rollback_not_found: { status: 404, title: "Rollback not found", retryable: false },
  rollback_in_progress: { status: 409, title: "A rollback is running", retryable: true },
  state_moved: { status: 409, title: "The session has changed", retryable: false },
  policy_moved: { status: 409, title: "The policy has changed", retryable: false },
  run_active: { status: 409, title: "A run is active", retryable: true },
  snapshot_held: { status: 409, title: "The snapshot is held", retryable: false },
  not_restorable: { status: 409, title: "Not restorable", retryable: false },
  already_reviewed: { status: 409, title: "The snapshot was reviewed", retryable: false },
  payload_too_large: { status: 413, title: "Request too large", retryable: false },
  idempotency_conflict: { status: 422, title: "Idempotency key used with another request", retryable: false },
  rate_limited: { status: 429, title: "Too many requests", retryable: true },
  internal: { status: 500, title: "Internal error", retryable: false },
  host_unavailable: { status: 503, title: "The host cannot be reached", retryable: true },
  store_unavailable: { status: 503, title: "The store cannot be written or read", retryable: true },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** RFC 9457 problem details. `detail` is written for a human; `code` is for programs. The schema is in `problem.ts`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  requestId: string;
  /** `detail` sentence by sentence, for other languages. */
  detailReasons?: readonly Reason[] | undefined;
  /** What else belongs to the code. */
  [extra: string]: unknown;
}

export interface AppErrorOptions {
  cause?: unknown;
  /** `detail` sentence by sentence, for other languages. */
  reasons?: readonly Reason[] | undefined;
  /** Extra members of the problem document: never a secret. */
  extra?: JsonObject;
  /** How long a caller should wait before trying again. */
  retryAfterMs?: number;
}

// Bundlers load this module more than once in a process: the class of one copy is not the class of another.
const BRAND = Symbol.for("clawback.AppError");

/** The one error of Clawback. `detail` is shown to people; the cause goes to the log only. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly [BRAND] = true;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly reasons: readonly Reason[] | undefined;
  readonly extra: JsonObject;
  readonly retryAfterMs: number | undefined;

  constructor(code: ProblemCode, detail: string, options: AppErrorOptions = {}) {
    super(`${code}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.reasons = options.reasons;
    this.extra = options.extra ?? {};
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Also true for an error of another copy of this module. */
export const isAppError = (error: unknown): error is AppError => error instanceof Error && BRAND in error;

/** The problem document of any error. Errors that are not ours say nothing about themselves. */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = isAppError(error)
    ? error
    : new AppError(
        "internal",
        "Clawback met an error of its own. Nothing more was done; the log has the request id.",
      );
  const { status, title } = PROBLEMS[known.code];
  return {
    ...known.extra,
    type: `urn:clawback:problem:${known.code}`,
    title,
    status,
    detail: known.detail,
    code: known.code,
    requestId,
    ...(known.reasons === undefined ? {} : { detailReasons: known.reasons }),
  };
}

/** The typed error behind a problem document: what a client throws. */
export function fromProblem(problem: Problem, retryAfterMs?: number): AppError {
  const { type: _type, title: _title, status: _status, detail, code, detailReasons, ...rest } = problem;
  return new AppError(code, detail, {
    reasons: detailReasons,
    extra: rest as JsonObject, // a parsed problem document is JSON
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
