import { GatewayClientRequestError, GatewayClientRequestTimeoutError } from "@openclaw/gateway-client";
import { ZodError } from "zod";
import { AppError } from "@/lib/contract/errors";
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
    return new AppError("host_unavailable", `The gateway did not answer ${method} within ${seconds} s.`, {
      cause,
    });
  }
  if (error instanceof ZodError) {
    const detail = `The gateway's answer to ${method} is not one that Clawback knows. Is it a supported version?`;
    return new AppError("internal", detail, { cause });
  }
  const refusal = refusalOf(error);
  if (!refusal) return new AppError("host_unavailable", "The connection to the gateway was lost.", { cause });

  const said = redact(refusal.message);
  const wait = refusal.retryAfterMs === undefined ? {} : { retryAfterMs: refusal.retryAfterMs };
  if (refusal.code === "FORBIDDEN") {
    const scope = refusal.details.missingScope;
    return new AppError(
      "forbidden",
      scope ? `The gateway refuses ${method}: the scope ${scope} is missing.` : said,
      { cause },
    );
  }
  const meaning = MEANINGS.find(([pattern]) => pattern.test(refusal.message));
  if (meaning) return new AppError(meaning[1], said, { cause, ...wait });
  if (refusal.code === "UNAVAILABLE") return new AppError("host_unavailable", said, { cause, ...wait });
  const other = new AppError("internal", `The gateway refused ${method}: ${said}`, { cause });
  if (refusal.details.type) reasons.set(other, refusal.details.type);
  return other;
}
