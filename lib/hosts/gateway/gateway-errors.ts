import { GatewayClientRequestError, GatewayClientRequestTimeoutError } from "@openclaw/gateway-client";
import { ZodError } from "zod";
import { AppError } from "@/lib/contract/errors";
import type { Reason } from "@/lib/contract/reason";
import { plain, quoted, refusal } from "@/lib/engine/reasons/refusal";
import { ErrorDetails } from "./frames";

/** A refusal of the gateway that callers decide upon before it becomes an AppError. */
export interface Refusal {
  code: string;
  message: string;
  details: ErrorDetails;
  retryAfterMs: number | undefined;
}

/** The gateway's answer when it refused, undefined when there was no answer at all. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof GatewayClientRequestError)) return undefined;
  const details = ErrorDetails.safeParse(error.details);
  return {
    code: error.gatewayCode,
    message: error.message,
    details: details.success ? details.data : {},
    retryAfterMs: error.retryAfterMs,
  };
}

/** True for the answer of a gateway whose workers are all taken. It comes before anything was done, so a repeat is safe. */
export function isOverload({ code, message }: Refusal): boolean {
  return code === "UNAVAILABLE" && /overloaded|capacity reached/i.test(message);
}

/**
 * True when the gateway said that it starts, stops or is suspended, or that something else changed while it read (it has
 * only words for that: "Session store changed while preparing its metadata. Retry the request."): asking again helps.
 */
export function isPassing({ code, details, message }: Refusal): boolean {
  if (code !== "UNAVAILABLE") return false;
  return (
    /^(?:gateway-suspending|startup-sidecars)$/.test(details.reason ?? "") ||
    /\bretry the (?:request|read|operation)\b/i.test(message)
  );
}

// The gateway has no codes for these: its words are all there is. The first match decides.
const MEANINGS: [pattern: RegExp, code: "session_not_found" | "run_active" | "not_restorable"][] = [
  [
    /session not found|unknown session key|unknown parent|parent session .*not found|agent ".*" not found/i,
    "session_not_found",
  ],
  [/still active|while the agent is working|has an active run/i, "run_active"],
  [
    /too large to fork|not a branch tip|not on the active path|entry not found|archived sessions?|is archived/i,
    "not_restorable",
  ],
];

const reasons = new WeakMap<AppError, string>();

/** The gateway's own word for why it refused (`details.type`), when it gave one. */
export const reasonOf = (error: unknown): string | undefined =>
  error instanceof AppError ? reasons.get(error) : undefined;

/** True when what was asked about is not there: a session, an agent, a file, a folder. */
export const refersToNothing = (error: unknown): boolean =>
  (error instanceof AppError && error.code === "session_not_found") ||
  /^(?:workspace_(?:path|file)|session_file)_not_found$/.test(reasonOf(error) ?? "");

/** Any failure of a request as an AppError. Neither `detail` nor the cause holds what `redact` removes. */
export function toAppError(error: unknown, method: string, redact: (text: string) => string): AppError {
  if (error instanceof AppError) return error;
  const cause = new Error(redact(error instanceof Error ? error.message : String(error)));
  if (error instanceof GatewayClientRequestTimeoutError) {
    const seconds = Math.round(error.timeoutMs / 1000);
    const values = { method, seconds };
    return refusal("host_unavailable", [{ code: "gateway_no_answer", values }], { cause });
  }
  if (error instanceof ZodError) {
    return refusal("internal", [{ code: "gateway_answer_unknown", values: { method } }], { cause });
  }
  const answer = refusalOf(error);
  if (!answer) return refusal("host_unavailable", [plain("gateway_lost")], { cause });

  const said = redact(answer.message);
  const wait = answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs };
  if (answer.code === "FORBIDDEN") {
    const scope = answer.details.missingScope;
    const reason: Reason = scope ? { code: "scope_missing", values: { method, scope } } : quoted(said);
    return refusal("forbidden", [reason], { cause });
  }
  const meaning = MEANINGS.find(([pattern]) => pattern.test(answer.message));
  if (meaning) return new AppError(meaning[1], said, { cause, ...wait });
  if (answer.code === "UNAVAILABLE") return new AppError("host_unavailable", said, { cause, ...wait });
  const refused: Reason = { code: "gateway_refused", values: { method } };
  const other = refusal("internal", [refused, quoted(said)], { cause });
  if (answer.details.type) reasons.set(other, answer.details.type);
  return other;
}
