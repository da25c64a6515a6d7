import { isAppError, toProblem } from "@/lib/contract/errors";
import { env } from "./env";

interface RequestLine {
  requestId: string;
  method: string;
  /** Without the query: filters may hold names. */
  path: string;
  status?: number;
  durationMs?: number;
}

/** One line of JSON on standard output. Bodies, tokens and cookies have no field here, and secrets are cut out of every other. */
export function log(line: Record<string, unknown>): void {
  process.stdout.write(`${redact(JSON.stringify({ at: new Date().toISOString(), ...line }))}\n`);
}

/** Logs a failure that the caller is told little about. Refusals are the caller's matter and leave no line. */
export function logFailure(error: unknown, line: RequestLine): void {
  const { code, status } = toProblem(error, line.requestId);
  if (status < 500) return;
  log({ level: "error", ...line, status, code, ...describe(error) });
}

/** What an error says to us and not to the caller. */
export function describe(error: unknown): { error: string; cause?: string; stack?: string } {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause instanceof Error ? { cause: `${error.cause.name}: ${error.cause.message}` } : {};
  return {
    error: error.message,
    ...cause,
    ...(isAppError(error) || error.stack === undefined ? {} : { stack: error.stack }),
  };
}

function redact(text: string): string {
  return secrets().reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
}

/** Everything in the environment that opens something. */
function secrets(): string[] {
  try {
    const { CLAWBACK_TOKEN, OPENCLAW_API_TOKEN, OPENCLAW_GATEWAY_TOKEN, DATABASE_URL } = env();
    const password = DATABASE_URL === undefined ? "" : new URL(DATABASE_URL).password;
    return [
      CLAWBACK_TOKEN,
      OPENCLAW_API_TOKEN,
      OPENCLAW_GATEWAY_TOKEN,
      password,
      decodeURIComponent(password),
    ].flatMap((secret) => (secret ? [secret] : []));
  } catch {
    return [];
  }
}
