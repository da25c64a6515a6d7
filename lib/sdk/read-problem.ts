import { AppError, fromProblem, PROBLEMS, type Problem, type ProblemCode } from "@/lib/contract/errors";

/** What an answer without a problem document most likely means: a proxy in between, or another program. */
const CODE_BY_STATUS: Record<number, ProblemCode> = {
  400: "validation_failed",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  413: "payload_too_large",
  429: "rate_limited",
  500: "internal",
};

/** The typed error of a refusal. Never throws anything else, whatever came back. */
export async function readProblem(response: Response, origin: string): Promise<AppError> {
  const retryAfterMs = readRetryAfter(response.headers.get("retry-after"));
  const problem = await readJson(response);
  if (isProblem(problem)) return fromProblem(problem, retryAfterMs);
  const code = CODE_BY_STATUS[response.status] ?? (response.status >= 500 ? "host_unavailable" : "not_found");
  return new AppError(
    code,
    `${origin} answered with status ${response.status} and no problem document. Is it a Clawback server?`,
    {
      extra: { server: origin },
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  );
}

/** By hand, because pages read refusals too and load no schemas. */
function isProblem(value: unknown): value is Problem {
  if (typeof value !== "object" || value === null) return false;
  const { type, title, status, detail, code, requestId }: Partial<Record<keyof Problem, unknown>> = value;
  const texts = [type, title, detail, requestId];
  return (
    texts.every((text) => typeof text === "string") &&
    Number.isInteger(status) &&
    typeof code === "string" &&
    Object.hasOwn(PROBLEMS, code)
  );
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** Seconds or an HTTP date, in ms from now. */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
