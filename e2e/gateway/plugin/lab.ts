import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApi } from "@/lib/api/app";
import { SessionId } from "@/lib/contract/ids";
import type { EngineDeps } from "@/lib/engine/ports";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { buildPlugin } from "@/lib/plugin/build.mjs";
import { OpenClawClient } from "@/lib/sdk/client";
import { alertSink, openAlerts } from "@/lib/server/alerts";
import { parseEnv } from "@/lib/server/env";
import { EventBus } from "@/lib/server/event-bus";
import { FailureLimit } from "@/lib/server/failure-limit";
import { startPolicyService } from "@/lib/server/policy/policy-service";
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
export let dataDir: string;
let clawback: Served;
let answer: (request: Request) => Promise<Response>;
let store: Store;

export const TOKEN = "clawback-token-of-the-lab";
export const POLICED_TOOL = "write";
const POLICY = `recovery:\n  snapshotPolicy: { beforeOperations: [${POLICED_TOOL}] }\n`;

export async function startLab(): Promise<void> {
  dataDir = mkdtempSync(join(tmpdir(), "clawback-plugin-"));
  pluginDir = join(dataDir, "openclaw-plugin");
  [gateway] = await Promise.all([startGateway(), buildPlugin(pluginDir)]);
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
  const alerts = openAlerts(store.alerts, clock, parseEnv({}));
  deps = {
    host,
    store: store.snapshots,
    health: store.health,
    alerts: alertSink(alerts),
    clock,
    events: bus,
    holder: "plugin-lab",
  };
  const api = createApi({
    deps,
    audit: store.audit,
    policy: startPolicyService({ ...deps, policies: store.policies }, { timers: false }),
    alerts,
    idempotency: store.idempotency,
    bus,
    access: { token: TOKEN, loopbackOnly: true, signInFailures: new FailureLimit() },
    storeKind: store.dialect,
    version: "0.0.0-test",
  });
  answer = async (request) => api.fetch(request);
  clawback = await serveApi(answer);
  client = new OpenClawClient({ baseUrl: clawback.origin, token: TOKEN });
  await client.policy.put({ document: POLICY });
}

/** As an owner who edits OpenClaw's configuration. Where Clawback is belongs to it. */
export async function configure(settings: object = {}): Promise<void> {
  const { hash } = await operator.request<{ hash: string }>("config.get");
  const config = { apiUrl: clawback.origin, apiToken: TOKEN, ...settings };
  const raw = JSON.stringify({ plugins: { entries: { clawback: { config } } } });
  const applied = nextPluginChange();
  // Without this the gateway takes no item out of a list.
  const replacePaths = ["plugins.entries.clawback.config.beforeOperations"];
  await operator.request("config.patch", { raw, baseHash: hash, replacePaths });
  await applied;
}

const nextPluginChange = () =>
  new Promise<void>((resolve) => {
    const off = operator.onEvent((event) => {
      if (event !== "plugins.changed") return;
      off();
      resolve();
    });
  });

/** Nobody listens any more where Clawback was. */
export const awayWithClawback = (): Promise<void> => clawback.close();

export async function bringBackClawback(): Promise<void> {
  clawback = await serveApi(answer, Number(new URL(clawback.origin).port));
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

export const newSession = async (): Promise<SessionId> => SessionId.parse(await operator.createSession());
