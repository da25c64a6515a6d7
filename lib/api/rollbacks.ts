import { createRoute, z } from "@hono/zod-openapi";
import { PageQuery, pageOf } from "@/lib/contract/page";
import {
  AcceptRequest,
  Plan,
  PlanRequest,
  Rollback,
  RollbackRequest,
  UndoRequest,
  Verification,
} from "@/lib/contract/rollback";
import { planRollback } from "@/lib/engine/plan";
import type { EngineDeps } from "@/lib/engine/ports";
import { acceptRollback, checkRollback } from "@/lib/engine/review";
import { startRollback } from "@/lib/engine/rollback";
import { getRollback, listRollbacks } from "@/lib/engine/rollbacks";
import { requireKnownSession, resolveSessionId } from "@/lib/engine/sessions";
import { startUndo } from "@/lib/engine/undo";
import { verifySession } from "@/lib/engine/verify";
import { createRouter, requesterOf } from "./context";
import { answerRollback } from "./prefer";
import {
  body,
  json,
  preferHeaders,
  RollbackParams,
  readRefusals,
  SessionParams,
  writeHeaders,
  writeRefusals,
} from "./route";

const tags = ["Rollbacks"];
const over = json(
  "It is over; `status` and `outcome` say how. A rollback that failed is an answer too",
  Rollback,
);
const started = json("With Prefer: respond-async: it is under way; Location is its address", Rollback);

const planRoute = createRoute({
  method: "post",
  path: "/sessions/{sessionId}/rollback/plan",
  tags,
  summary: "Tell what a rollback would do, without changing anything",
  request: { params: SessionParams, headers: writeHeaders, body: body(PlanRequest) },
  responses: { 200: json("The plan", Plan), ...writeRefusals },
});

const rollbackRoute = createRoute({
  method: "post",
  path: "/sessions/{sessionId}/rollback",
  tags,
  summary: "Put the session back to a snapshot, with a safety snapshot first",
  request: { params: SessionParams, headers: preferHeaders, body: body(RollbackRequest) },
  responses: { 200: over, 202: started, ...writeRefusals },
});

const verifyRoute = createRoute({
  method: "post",
  path: "/sessions/{sessionId}/verify",
  tags,
  summary: "Compare the session as it is now with a snapshot, part by part",
  request: { params: SessionParams, headers: writeHeaders, body: body(PlanRequest) },
  responses: { 200: json("The checks", Verification), ...writeRefusals },
});

const listRoute = createRoute({
  method: "get",
  path: "/sessions/{sessionId}/rollbacks",
  tags,
  summary: "List a session's rollbacks, newest first",
  request: { params: SessionParams, query: PageQuery.omit({ query: true }) },
  responses: { 200: json("A page of rollbacks", pageOf(Rollback)), ...readRefusals },
});

const getRoute = createRoute({
  method: "get",
  path: "/rollbacks/{rollbackId}",
  tags,
  summary: "Get a rollback",
  request: { params: RollbackParams },
  responses: { 200: json("The rollback as it stands", Rollback), ...readRefusals },
});

const undoRoute = createRoute({
  method: "post",
  path: "/rollbacks/{rollbackId}/undo",
  tags,
  summary: "Roll back to the safety snapshot of a rollback",
  request: {
    params: RollbackParams,
    headers: preferHeaders,
    body: { ...body(UndoRequest), required: false },
  },
  responses: { 200: over, 202: started, ...writeRefusals },
});

const checkRoute = createRoute({
  method: "post",
  path: "/rollbacks/{rollbackId}/check",
  tags,
  summary: "Run the checks of a rollback once more",
  request: {
    params: RollbackParams,
    headers: writeHeaders,
    body: { ...body(z.strictObject({})), required: false },
  },
  responses: { 200: json("The rollback with its new checks", Rollback), ...writeRefusals },
});

const acceptRoute = createRoute({
  method: "post",
  path: "/rollbacks/{rollbackId}/accept",
  tags,
  summary: "Take an outcome that needs attention as it is",
  request: { params: RollbackParams, headers: writeHeaders, body: body(AcceptRequest) },
  responses: { 200: json("The rollback with the note", Rollback), ...writeRefusals },
});

export const rollbackRoutes = (deps: EngineDeps) =>
  createRouter()
    .openapi(planRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      return c.json(await planRollback(deps, sessionId, c.req.valid("json").snapshotId), 200);
    })
    .openapi(rollbackRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      return answerRollback(c, await startRollback(deps, requesterOf(c), sessionId, c.req.valid("json")));
    })
    .openapi(verifyRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      return c.json(await verifySession(deps, sessionId, c.req.valid("json").snapshotId), 200);
    })
    .openapi(listRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      const { limit, cursor } = c.req.valid("query");
      const page = await listRollbacks(deps, sessionId, limit, cursor);
      if (page.items.length === 0) await requireKnownSession(deps, sessionId);
      return c.json(page, 200);
    })
    .openapi(getRoute, async (c) => c.json(await getRollback(deps, c.req.valid("param").rollbackId), 200))
    .openapi(undoRoute, async (c) => {
      const { rollbackId } = c.req.valid("param");
      return answerRollback(c, await startUndo(deps, requesterOf(c), rollbackId, c.req.valid("json")));
    })
    .openapi(checkRoute, async (c) =>
      c.json(await checkRollback(deps, requesterOf(c), c.req.valid("param").rollbackId), 200),
    )
    .openapi(acceptRoute, async (c) => {
      const { rollbackId } = c.req.valid("param");
      return c.json(await acceptRollback(deps, requesterOf(c), rollbackId, c.req.valid("json")), 200);
    });
