import { randomUUID } from "node:crypto";
import { HTTPException } from "hono/http-exception";
import { AppError, isAppError, type ProblemCode, toProblem } from "@/lib/contract/errors";
import { logFailure } from "@/lib/server/log";

/** A refusal whose HTTP status is more exact than that of its code. */
export class StatusError extends AppError {
  readonly status: number;

  constructor(status: number, code: ProblemCode, detail: string, options: { retryAfterMs?: number } = {}) {
    super(code, detail, options);
    this.status = status;
  }
}

/** The answer that refuses: a problem document with the request's id. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = toAppError(error);
  const problem = toProblem(known, requestId);
  const status = known instanceof StatusError ? known.status : problem.status;
  const headers = new Headers({
    "content-type": "application/problem+json",
    "x-request-id": requestId,
    "cache-control": "no-store",
  });
  if (problem.code === "unauthorized") headers.set("www-authenticate", 'Bearer realm="clawback"');
  const retryAfterMs = isAppError(known) ? known.retryAfterMs : undefined;
  if (retryAfterMs !== undefined)
    headers.set("retry-after", String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  else if (status === 503) headers.set("retry-after", "5");
  return new Response(JSON.stringify({ ...problem, status }), { status, headers });
}

/** Runs a handler outside of the app and answers whatever it throws. */
export async function withProblems(request: Request, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    const requestId = requestIdOf(request.headers);
    logFailure(error, { requestId, method: request.method, path: new URL(request.url).pathname });
    return problemResponse(error, requestId);
  }
}

/** The caller's own request id when it is harmless in headers and logs, else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given !== null && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/** Hono refuses what it cannot read with an exception of its own. */
function toAppError(error: unknown): unknown {
  if (!(error instanceof HTTPException) || error.status >= 500) return error;
  return new AppError("validation_failed", "The request cannot be read.", { cause: error });
}
