import { createRoute, z } from "@hono/zod-openapi";
import { raiseAlert } from "@/lib/alerts/raise";
import { deleteTarget, getTarget, putTarget, shownTarget, testTarget } from "@/lib/alerts/targets";
import {
  Alert,
  AlertDelivery,
  AlertTarget,
  AlertTargetName,
  CreateAlert,
  PutAlertTarget,
  PutAlertTargetAnswer,
} from "@/lib/contract/alert";
import { PageQuery, pageOf } from "@/lib/contract/page";
import { auditEvent } from "@/lib/engine/audit";
import { sessionIncident } from "@/lib/engine/incident";
import type { Parts } from "@/lib/server/parts";
import { createRouter, requesterOf } from "./context";
import { body, json, readRefusals, writeHeaders, writeRefusals } from "./route";

const tags = ["Alerts"];
const TargetParams = z.strictObject({ name: AlertTargetName });
const page = PageQuery.omit({ query: true });

const listRoute = createRoute({
  method: "get",
  path: "/alerts",
  tags,
  summary: "List alerts, newest first",
  request: { query: page },
  responses: { 200: json("A page of alerts", pageOf(Alert)), ...readRefusals },
});

const raiseRoute = createRoute({
  method: "post",
  path: "/alerts",
  tags,
  summary: "Raise an alert",
  description:
    "It is delivered to every target soon after. One that says what was said a minute ago is not stored again.",
  request: { headers: writeHeaders, body: body(CreateAlert) },
  responses: { 201: json("The alert as stored", Alert), ...writeRefusals },
});

const listTargetsRoute = createRoute({
  method: "get",
  path: "/alerts/targets",
  tags,
  summary: "List where alerts go",
  responses: { 200: json("All targets, by name", pageOf(AlertTarget)), ...readRefusals },
});

const getTargetRoute = createRoute({
  method: "get",
  path: "/alerts/targets/{name}",
  tags,
  summary: "Get a target, without its secret",
  request: { params: TargetParams },
  responses: { 200: json("The target", AlertTarget), ...readRefusals },
});

const putTargetRoute = createRoute({
  method: "put",
  path: "/alerts/targets/{name}",
  tags,
  summary: "Make or change a target",
  description:
    "An address or secret that is left out stays as it is; the secret only while the host stays the same. A new webhook without a secret gets one, which is answered this once.",
  request: { params: TargetParams, headers: writeHeaders, body: body(PutAlertTarget) },
  responses: {
    200: json("The target, and a secret that was just made", PutAlertTargetAnswer),
    ...writeRefusals,
  },
});

const deleteTargetRoute = createRoute({
  method: "delete",
  path: "/alerts/targets/{name}",
  tags,
  summary: "Delete a target and give up what waits for it",
  request: { params: TargetParams, headers: writeHeaders },
  responses: { 204: { description: "It is gone" }, ...writeRefusals },
});

const testTargetRoute = createRoute({
  method: "post",
  path: "/alerts/targets/{name}/test",
  tags,
  summary: "Send a test to a target now, once, and tell how that went",
  request: {
    params: TargetParams,
    headers: writeHeaders,
    body: { ...body(z.strictObject({})), required: false },
  },
  responses: { 200: json("Delivered, or why not", AlertDelivery), ...writeRefusals },
});

const deliveriesRoute = createRoute({
  method: "get",
  path: "/alerts/deliveries",
  tags,
  summary: "Read the delivery log, newest first",
  request: { query: page },
  responses: { 200: json("A page of deliveries", pageOf(AlertDelivery)), ...readRefusals },
});

export const alertRoutes = ({ alerts, deps }: Pick<Parts, "alerts" | "deps">) =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const { limit, cursor } = c.req.valid("query");
      return c.json(await alerts.store.listAlerts(limit, cursor), 200);
    })
    .openapi(raiseRoute, async (c) => {
      const input = c.req.valid("json");
      const { sessionId, kind } = input;
      const incident = sessionId === null ? `api:${input.summary}` : sessionIncident(sessionId);
      const alert = await raiseAlert(alerts, {
        ...input,
        dedupKey: input.dedupKey ?? incident,
        policy: null,
        resolves: kind === "recovered",
      });
      const { id: alertId, severity, rollbackId } = alert;
      const subject = { ...(sessionId === null ? {} : { sessionId }), rollbackId, alertId, kind, severity };
      await deps.store.appendAudit(auditEvent(deps, requesterOf(c), "alert.raise", "succeeded", subject));
      return c.json(alert, 201);
    })
    .openapi(listTargetsRoute, async (c) => {
      const items = (await alerts.store.listTargets()).map(shownTarget);
      return c.json({ items, nextCursor: null }, 200);
    })
    .openapi(getTargetRoute, async (c) =>
      c.json(shownTarget(await getTarget(alerts, c.req.valid("param").name)), 200),
    )
    .openapi(putTargetRoute, async (c) => {
      const { name } = c.req.valid("param");
      return c.json(await putTarget(alerts, requesterOf(c), name, c.req.valid("json")), 200);
    })
    .openapi(deleteTargetRoute, async (c) => {
      await deleteTarget(alerts, requesterOf(c), c.req.valid("param").name);
      return c.body(null, 204);
    })
    .openapi(testTargetRoute, async (c) => {
      const { name } = c.req.valid("param");
      const delivery = await testTarget(alerts, requesterOf(c), name);
      const outcome = delivery.state === "delivered" ? "succeeded" : "failed";
      const { httpStatus, problem } = delivery;
      const audit = auditEvent(deps, requesterOf(c), "alert_target.test", outcome, {
        name,
        httpStatus,
        problem,
      });
      await deps.store.appendAudit(audit);
      return c.json(delivery, 200);
    })
    .openapi(deliveriesRoute, async (c) => {
      const { limit, cursor } = c.req.valid("query");
      return c.json(await alerts.store.listDeliveries(limit, cursor), 200);
    });
