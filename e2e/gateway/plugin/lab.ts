import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApi } from "@/lib/api/app";
import type { EngineDeps } from "@/lib/engine/ports";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { buildPlugin } from "@/lib/plugin/build.mjs";
import { OpenClawClient } from "@/lib/sdk/client";
import { EventBus } from "@/lib/server/event-bus";
import { FailureLimit } from "@/lib/server/failure-limit";
import { openStore, type Store } from "@/lib/store/open-store";
import { connectOperator, type Operator } from "../operator";
import { type CommandResult, type Gateway, startGateway } from "../start-gateway";
import { type Served, serveApi } from "./serve-api";

// A gateway with the plugin installed, and Clawback's API over it as a server. Set by startLab.
export let gateway: Gateway;
export let operator: Operator;
export let deps: EngineDeps;
export let client: OpenClawClient;
export let pluginDir: string;
let clawback: Served;
let store: Store;
let dataDir: string;

export const TOKEN = "clawback-token-of-the-lab";

export async function startLab(): Promise<void> {
  dataDir = mkdtempSync(join(tmpdir(), "clawback-plugin-"));
  pluginDir = join(dataDir, "openclaw-plugin");
  [gateway] = await Promise.all([startGateway({ agents: ["files"] }), buildPlugin(pluginDir)]);
  operator = await connectOperator(gateway);
  const clock = { now: () => new Date() };
  store = await openStore({ url: `sqlite:${join(dataDir, "clawback.db")}`, clock });
  const bus = new EventBus();
  const host = createGatewayHost({
    url: gateway.url,
    token: gateway.token,
    dataDir,
    clientVersion: "0.0.0-test",
  });
  deps = { host, store: store.snapshots, health: store.health, clock, events: bus, holder: "plugin-lab" };
  const api = createApi({
    deps,
    idempotency: store.idempotency,
    bus,
    access: { token: TOKEN, loopbackOnly: true, signInFailures: new FailureLimit() },
    storeKind: store.dialect,
    version: "0.0.0-test",
  });
  clawback = await serveApi(async (request) => api.fetch(request));
  client = new OpenClawClient({ baseUrl: clawback.origin, token: TOKEN });
}

export async function stopLab(): Promise<void> {
  await clawback?.close();
  await deps?.host.close();
  await operator?.close();
  await store?.close();
  await gateway?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Types a command as a person does who has set where Clawback is. */
export const openclaw = (...args: string[]): Promise<CommandResult> =>
  gateway.command(args, { OPENCLAW_API_URL: clawback.origin, OPENCLAW_API_TOKEN: TOKEN });
