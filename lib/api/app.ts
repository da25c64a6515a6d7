import type { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { methodNotAllowed } from "hono/method-not-allowed";
import { AppError } from "@/lib/contract/errors";
import { describe, log } from "@/lib/server/log";
import { onlyAsks } from "@/lib/server/only-asks";
import type { Parts } from "@/lib/server/parts";
import { alertRoutes } from "./alerts";
import { readBody } from "./body";
import { type ApiEnv, createRouter } from "./context";
import { diffRoutes } from "./diff";
import { docRoutes } from "./docs";
import { eventRoutes } from "./events";
import { guard } from "./guard";
import { healthRoutes } from "./health";
import { idempotency } from "./idempotency";
import { openApiDocument } from "./openapi";
import { policyRoutes } from "./policy";
import { problemResponse, requestIdOf, StatusError } from "./problem";
import { rollbackRoutes } from "./rollbacks";
import { sessionHealthRoutes } from "./session-health";
import { sessionRoutes } from "./sessions";
import { snapshotRoutes } from "./snapshots";
import { trashRoutes } from "./trash";

/**
 * The API under `/api/v1`. Every request passes, in this order: request id and log, who asks and from where, the body
 * within its limit, the Idempotency-Key, the parsing of its route. Whatever is thrown becomes a problem document.
 */
export function createApi(parts: Parts): Hono<ApiEnv> {
  const api = createRouter().basePath("/api/v1");
  api.use(traced);
  api.use(
    methodNotAllowed({
      app: api,
      onMethodNotAllowed: (c, methods) => refuseMethod(c.req.method, methods, c.get("requestId")),
    }),
  );
  api.use(guard(parts.access));
  api.use(readBody);
  api.use(idempotency(parts.idempotency));
  api.route("/", sessionRoutes(parts.deps));
  api.route("/", snapshotRoutes(parts.deps));
  api.route("/", diffRoutes(parts.deps));
  api.route("/", rollbackRoutes(parts.deps));
  api.route("/", policyRoutes(parts.deps, parts.policy));
  api.route("/", trashRoutes(parts.deps, parts.policy));
  api.route("/", alertRoutes(parts));
  api.route("/", eventRoutes(parts.bus));
  api.route("/", healthRoutes(parts));
  api.route("/", sessionHealthRoutes(parts.deps));
  api.get("/openapi.json", (c) => c.json(openApiDocument(api.openAPIRegistry, parts.version)));
  api.route("/", docRoutes());
  api.notFound((c) =>
    problemResponse(new AppError("not_found", "The API has no such address."), c.get("requestId")),
  );
  api.onError((error, c) => problemResponse(error, c.get("requestId")));
  return api;
}

/** Gives the request its id and logs one line for a write or a failure of our own. */
const traced = createMiddleware<ApiEnv>(async (c, next) => {
  const startedAt = performance.now();
  const requestId = requestIdOf(c.req.raw.headers);
  c.set("requestId", requestId);
  await next();
  c.res.headers.set("x-request-id", requestId);
  c.res.headers.set("x-content-type-options", "nosniff");
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
  const { status } = c.res;
  if (status < 500 && onlyAsks(c.req.method, c.req.path)) return;
  log({
    level: status < 500 ? "info" : "error",
    requestId,
    method: c.req.method,
    path: c.req.path,
    status,
    durationMs: Math.round(performance.now() - startedAt),
    ...(status < 500 ? {} : describe(c.error)),
  });
});

function refuseMethod(method: string, allowed: string[], requestId: string): Response {
  const error = new StatusError(
    405,
    "not_found",
    `${method} is not possible here. Possible: ${allowed.join(", ")}.`,
  );
  const response = problemResponse(error, requestId);
  response.headers.set("allow", allowed.join(", "));
  return response;
}
