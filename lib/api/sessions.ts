import { createRoute } from "@hono/zod-openapi";
import { PageQuery, pageOf } from "@/lib/contract/page";
import { SESSION_KEYS } from "@/lib/contract/parse-query";
import { Session } from "@/lib/contract/session";
import { State } from "@/lib/contract/state";
import type { EngineDeps } from "@/lib/engine/ports";
import { getSession, listSessions, resolveSessionId } from "@/lib/engine/sessions";
import { readState } from "@/lib/engine/state";
import { createRouter } from "./context";
import { toListInput } from "./list-input";
import { json, readRefusals, SessionParams } from "./route";

const tags = ["Sessions"];

const listRoute = createRoute({
  method: "get",
  path: "/sessions",
  tags,
  summary: "List sessions: those that need attention first, worst first, then by last activity",
  request: { query: PageQuery },
  responses: { 200: json("A page of sessions", pageOf(Session)), ...readRefusals },
});

const getRoute = createRoute({
  method: "get",
  path: "/sessions/{sessionId}",
  tags,
  summary: "Get a session",
  request: { params: SessionParams },
  responses: { 200: json("The session", Session), ...readRefusals },
});

const stateRoute = createRoute({
  method: "get",
  path: "/sessions/{sessionId}/state",
  tags,
  summary: "Read the whole state of this moment",
  request: { params: SessionParams },
  responses: { 200: json("The state", State), ...readRefusals },
});

export const sessionRoutes = (deps: EngineDeps) =>
  createRouter()
    .openapi(listRoute, async (c) =>
      c.json(await listSessions(deps, toListInput(c.req.valid("query"), SESSION_KEYS)), 200),
    )
    .openapi(getRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      return c.json(await getSession(deps, sessionId), 200);
    })
    .openapi(stateRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      return c.json(await readState(deps, sessionId, "current"), 200);
    });
