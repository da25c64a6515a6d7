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
  createRouter().openapi(healthRoute, async (c) => {
    const host = deps.host.status();
    // A host that is away has no answer now, and health must not wait for it.
    const plugin = host.connection === "connected" ? await deps.host.plugin?.().catch(() => null) : null;
    const now = deps.clock.now().toISOString();
    return c.json({ version, now, host, store: storeKind, plugin: plugin ?? null }, 200);
  });
