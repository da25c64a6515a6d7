import { createHash } from "node:crypto";
import { createMiddleware } from "hono/factory";
import { AppError, isAppError, PROBLEMS } from "@/lib/contract/errors";
import type { IdempotencyStore } from "@/lib/engine/ports";
import { describe, log } from "@/lib/server/log";
import type { ApiContext, ApiEnv } from "./context";
import { StatusError } from "./problem";

/** Headers that belong to the answer and not to the exchange. */
const KEPT_HEADERS = ["content-type", "location", "preference-applied"];

/** Headers that say what a request asks for. */
const MEANT_BY = ["prefer", "if-match"];

/**
 * Does a write with an Idempotency-Key once: its repetition gets the same answer, even when the first caller went away
 * before it came. Kept are answers that stay true; a refusal that may pass (busy, unreachable) frees the key.
 */
export const idempotency = (store: IdempotencyStore) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const given = c.req.header("idempotency-key");
    if (given === undefined || c.req.method === "GET" || c.req.method === "HEAD") return next();
    const key = scope(given, c);
    const claim = await store.claim(key, await fingerprint(c));
    if (claim.state === "conflict") {
      throw new AppError(
        "idempotency_conflict",
        "This Idempotency-Key was used for another request. Take a new one.",
      );
    }
    if (claim.state === "in_flight") {
      throw new StatusError(
        409,
        "idempotency_conflict",
        "The first request with this Idempotency-Key is still at work.",
        {
          retryAfterMs: 1000,
        },
      );
    }
    if (claim.state === "done") {
      const { status, headers, body } = claim.response;
      const replay = new Response(status === 204 ? null : body, { status, headers });
      replay.headers.set("idempotency-replayed", "true");
      return replay;
    }
    await next();
    await keepOrForget(store, key, c);
  });

/** Callers do not share keys. */
function scope(given: string, c: ApiContext): string {
  if (!/^[\x21-\x7e]{1,200}$/.test(given)) {
    throw new AppError("validation_failed", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
  }
  const { kind, name } = c.get("actor");
  return `${kind}:${name}:${given}`;
}

async function fingerprint(c: ApiContext): Promise<string> {
  const { pathname, search } = new URL(c.req.url);
  const body = (await c.req.bodyCache.text) ?? "";
  return createHash("sha256")
    .update(
      `${c.req.method}\n${pathname}${search}\n${MEANT_BY.map((name) => c.req.header(name) ?? "").join("\n")}\n${body}`,
    )
    .digest("hex");
}

/** The write is done by now: a store that fails here must not turn its answer into an error. */
async function keepOrForget(store: IdempotencyStore, key: string, c: ApiContext): Promise<void> {
  const passing = c.res.status >= 500 || (isAppError(c.error) && PROBLEMS[c.error.code].retryable);
  try {
    if (passing) return await store.forget(key);
    const headers: Record<string, string> = {};
    for (const name of KEPT_HEADERS) {
      const value = c.res.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    await store.settle(key, { status: c.res.status, headers, body: await c.res.clone().text() });
  } catch (error) {
    log({
      level: "error",
      requestId: c.get("requestId"),
      message: "The answer could not be kept for a repetition.",
      ...describe(error),
    });
  }
}
