import { createRoute } from "@hono/zod-openapi";
import { accepts } from "hono/accepts";
import { Diff, DiffQuery, JsonPatch } from "@/lib/contract/diff";
import { diffStates } from "@/lib/engine/diff/diff-states";
import { diffAsPatch } from "@/lib/engine/diff/json-patch";
import type { EngineDeps } from "@/lib/engine/ports";
import { resolveSessionId } from "@/lib/engine/sessions";
import { createRouter } from "./context";
import { readRefusals, SessionParams } from "./route";

const JSON_PATCH = "application/json-patch+json";

const diffRoute = createRoute({
  method: "get",
  path: "/sessions/{sessionId}/diff",
  tags: ["Sessions"],
  summary: "Compare two states: each a snapshot, or the session as it is now",
  request: { params: SessionParams, query: DiffQuery },
  responses: {
    200: {
      description: "What turns `from` into `to`, for people or, by the Accept header, as RFC 6902",
      content: { "application/json": { schema: Diff }, [JSON_PATCH]: { schema: JsonPatch } },
    },
    ...readRefusals,
  },
});

export const diffRoutes = (deps: EngineDeps) =>
  createRouter().openapi(diffRoute, async (c) => {
    const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
    const sides = c.req.valid("query");
    const supports = ["application/json", JSON_PATCH];
    const wanted = accepts(c, { header: "Accept", supports, default: "application/json" });
    if (wanted !== JSON_PATCH)
      return c.json(await diffStates(deps, sessionId, sides), 200, { Vary: "Accept" });
    const patch = await diffAsPatch(deps, sessionId, sides);
    return c.json(patch, 200, { "Content-Type": JSON_PATCH, Vary: "Accept" });
  });
