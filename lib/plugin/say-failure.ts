import { isAppError } from "@/lib/contract/errors";

/** Why it did not work, in a sentence that holds no secret. */
export function sayFailure(error: unknown): string {
  if (isAppError(error)) {
    const hint = error.extra.server === undefined ? "" : " Is it running, and is OPENCLAW_API_URL right?";
    return error.code === "host_unavailable" ? `${error.detail}${hint}` : error.detail;
  }
  return error instanceof Error ? error.message : String(error);
}
