import { createRoute } from "@hono/zod-openapi";
import { ServerHealth } from "@/lib/contract/host";
import type { Parts } from "@/lib/server/parts";
import { createRouter } from "./context";
import { json, readRefusals } from "./route";

const healthRoute = createRoute({
  method: "get",
  path: "/health",
  tags: ["Server"],
  summary: "How the server and its connection to the host stand",
  responses: { 200: json("The state of the server", ServerHealth), ...readRefusals },
});

export const healthRoutes = ({ deps, storeKind, version }: Parts) =>
  createRouter().openapi(healthRoute, (c) =>
    c.json({ version, now: deps.clock.now().toISOString(), host: deps.host.status(), store: storeKind }, 200),
  );
