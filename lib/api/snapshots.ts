import { createRoute } from "@hono/zod-openapi";
import { PageQuery, pageOf } from "@/lib/contract/page";
import { SNAPSHOT_KEYS } from "@/lib/contract/parse-query";
import { CreateSnapshot, Snapshot, TagCounts, UpdateSnapshot } from "@/lib/contract/snapshot";
import { State } from "@/lib/contract/state";
import { captureSnapshot } from "@/lib/engine/capture";
import type { EngineDeps } from "@/lib/engine/ports";
import { requireKnownSession, resolveSessionId } from "@/lib/engine/sessions";
import { deleteSnapshot, getSnapshot, listSnapshots, updateSnapshot } from "@/lib/engine/snapshots";
import { readState } from "@/lib/engine/state";
import { createRouter, requesterOf } from "./context";
import { toListInput } from "./list-input";
import {
  body,
  json,
  readRefusals,
  SessionParams,
  SnapshotParams,
  writeHeaders,
  writeRefusals,
} from "./route";

const tags = ["Snapshots"];

const listAllRoute = createRoute({
  method: "get",
  path: "/snapshots",
  tags,
  summary: "List snapshots of all sessions, newest first",
  request: { query: PageQuery },
  responses: { 200: json("A page of snapshots", pageOf(Snapshot)), ...readRefusals },
});

const listRoute = createRoute({
  method: "get",
  path: "/sessions/{sessionId}/snapshots",
  tags,
  summary: "List a session's snapshots, newest first",
  request: { params: SessionParams, query: PageQuery },
  responses: { 200: json("A page of snapshots", pageOf(Snapshot)), ...readRefusals },
});

const tagsRoute = createRoute({
  method: "get",
  path: "/sessions/{sessionId}/tags",
  tags,
  summary: "Count a session's snapshots by tag",
  request: { params: SessionParams },
  responses: { 200: json("Every tag with its number of snapshots", TagCounts), ...readRefusals },
});

const createSnapshotRoute = createRoute({
  method: "post",
  path: "/sessions/{sessionId}/snapshots",
  tags,
  summary: "Take a snapshot",
  request: { params: SessionParams, headers: writeHeaders, body: body(CreateSnapshot) },
  responses: { 201: json("The snapshot; Location is its address", Snapshot), ...writeRefusals },
});

const getRoute = createRoute({
  method: "get",
  path: "/sessions/{sessionId}/snapshots/{snapshotId}",
  tags,
  summary: "Get a snapshot",
  request: { params: SnapshotParams },
  responses: { 200: json("The snapshot", Snapshot), ...readRefusals },
});

const updateRoute = createRoute({
  method: "patch",
  path: "/sessions/{sessionId}/snapshots/{snapshotId}",
  tags,
  summary: "Change name, description, tags or hold",
  request: { params: SnapshotParams, headers: writeHeaders, body: body(UpdateSnapshot) },
  responses: { 200: json("The snapshot as it is now", Snapshot), ...writeRefusals },
});

const deleteRoute = createRoute({
  method: "delete",
  path: "/sessions/{sessionId}/snapshots/{snapshotId}",
  tags,
  summary: "Delete a snapshot that is not held",
  request: { params: SnapshotParams, headers: writeHeaders },
  responses: { 204: { description: "It is gone" }, ...writeRefusals },
});

const stateRoute = createRoute({
  method: "get",
  path: "/sessions/{sessionId}/snapshots/{snapshotId}/state",
  tags,
  summary: "Read the state as it was captured",
  request: { params: SnapshotParams },
  responses: { 200: json("The state", State), ...readRefusals },
});

export const snapshotRoutes = (deps: EngineDeps) =>
  createRouter()
    .openapi(listAllRoute, async (c) =>
      c.json(await listSnapshots(deps, toListInput(c.req.valid("query"), SNAPSHOT_KEYS)), 200),
    )
    .openapi(listRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      const input = toListInput(c.req.valid("query"), SNAPSHOT_KEYS);
      const page = await listSnapshots(deps, { ...input, sessionId });
      if (page.items.length === 0) await requireKnownSession(deps, sessionId);
      return c.json(page, 200);
    })
    .openapi(tagsRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      const counts = await deps.store.countTags(sessionId);
      if (counts.tags.length === 0) await requireKnownSession(deps, sessionId);
      return c.json(counts, 200);
    })
    .openapi(createSnapshotRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      const snapshot = await captureSnapshot(deps, requesterOf(c), sessionId, c.req.valid("json"));
      return c.json(snapshot, 201, {
        Location: `/api/v1/sessions/${encodeURIComponent(sessionId)}/snapshots/${snapshot.id}`,
      });
    })
    .openapi(getRoute, async (c) => {
      const { sessionId, snapshotId } = c.req.valid("param");
      return c.json(await getSnapshot(deps, await resolveSessionId(deps, sessionId), snapshotId), 200);
    })
    .openapi(updateRoute, async (c) => {
      const { sessionId: raw, snapshotId } = c.req.valid("param");
      const sessionId = await resolveSessionId(deps, raw);
      return c.json(
        await updateSnapshot(deps, requesterOf(c), sessionId, snapshotId, c.req.valid("json")),
        200,
      );
    })
    .openapi(deleteRoute, async (c) => {
      const { sessionId, snapshotId } = c.req.valid("param");
      await deleteSnapshot(deps, requesterOf(c), await resolveSessionId(deps, sessionId), snapshotId);
      return c.body(null, 204);
    })
    .openapi(stateRoute, async (c) => {
      const { sessionId, snapshotId } = c.req.valid("param");
      return c.json(await readState(deps, await resolveSessionId(deps, sessionId), snapshotId), 200);
    });
