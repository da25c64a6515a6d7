import { createRoute } from "@hono/zod-openapi";
import { FleetHealth, HealthHistory, HealthQuery } from "@/lib/contract/health";
import { readFleetHealth, readHealthHistory } from "@/lib/engine/health-history";
import type { EngineDeps } from "@/lib/engine/ports";
import { resolveSessionId } from "@/lib/engine/sessions";
import { createRouter } from "./context";
import { json, readRefusals, SessionParams } from "./route";

const tags = ["Health"];
const description =
  "Runs that ended, those that failed, the longest one and RAM, step by step, oldest first. Steps in which nothing was seen are left out. Kept for 30 days.";

const historyRoute = createRoute({
  method: "get",
  path: "/sessions/{sessionId}/health",
  tags,
  summary: "Read what a session did over time",
  description,
  request: { params: SessionParams, query: HealthQuery },
  responses: { 200: json("The health of the session", HealthHistory), ...readRefusals },
});

const fleetRoute = createRoute({
  method: "get",
  path: "/health/sessions",
  tags,
  summary: "Read what all sessions did over time",
  description,
  request: { query: HealthQuery },
  responses: {
    200: json("The health of every session that did something", FleetHealth),
    ...readRefusals,
  },
});

export const sessionHealthRoutes = (deps: EngineDeps) =>
  createRouter()
    .openapi(historyRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      return c.json(await readHealthHistory(deps, sessionId, c.req.valid("query")), 200);
    })
    .openapi(fleetRoute, async (c) => c.json(await readFleetHealth(deps, c.req.valid("query")), 200));
