import { createRoute } from "@hono/zod-openapi";
import { Snapshot } from "@/lib/contract/snapshot";
import { Trash, TrashParams, TrashQuery } from "@/lib/contract/trash";
import type { EngineDeps } from "@/lib/engine/ports";
import { resolveSessionId } from "@/lib/engine/sessions";
import type { PolicyService } from "@/lib/server/policy/policy-service";
import { createRouter, requesterOf } from "./context";
import { json, readRefusals, writeHeaders, writeRefusals } from "./route";

const tags = ["Snapshots"];

const listRoute = createRoute({
  method: "get",
  path: "/trash",
  tags,
  summary: "List the snapshots that retention let go within the last 24 h",
  request: { query: TrashQuery },
  responses: { 200: json("The trash, newest first", Trash), ...readRefusals },
});

const takeRoute = createRoute({
  method: "post",
  path: "/trash/{snapshotId}/take",
  tags,
  summary: "Take a snapshot out of the trash",
  description: "It comes back held, so that retention leaves it alone until the hold is released.",
  request: { params: TrashParams, headers: writeHeaders },
  responses: { 200: json("The snapshot as it is now", Snapshot), ...writeRefusals },
});

export const trashRoutes = (deps: EngineDeps, service: PolicyService) =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const { sessionId } = c.req.valid("query");
      const only = sessionId === undefined ? undefined : await resolveSessionId(deps, sessionId);
      return c.json(await service.listTrash(only), 200);
    })
    .openapi(takeRoute, async (c) =>
      c.json(await service.takeFromTrash(requesterOf(c), c.req.valid("param").snapshotId), 200),
    );
