import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { onTestFinished } from "vitest";
import { createApi } from "@/lib/api/app";
import type { ApiEnv } from "@/lib/api/context";
import type { Problem } from "@/lib/contract/errors";
import { SessionId } from "@/lib/contract/ids";
import type { Snapshot } from "@/lib/contract/snapshot";
import { createHealthRecorder } from "@/lib/engine/health-recorder";
import { createDemoHost, type DemoHost } from "@/lib/hosts/demo/demo-host";
import { alertSink, openAlerts } from "@/lib/server/alerts";
import { parseEnv } from "@/lib/server/env";
import { EventBus } from "@/lib/server/event-bus";
import { FailureLimit } from "@/lib/server/failure-limit";
import { startPolicyService } from "@/lib/server/policy/policy-service";
import type { Runtime } from "@/lib/server/runtime";
import { openStore } from "@/lib/store/open-store";

export const MAIN = SessionId.parse("agent:main:main");
export const MAIN_PATH = `/api/v1/sessions/${encodeURIComponent(MAIN)}`;

export interface ApiUnderTest {
  api: Hono<ApiEnv>;
  runtime: Runtime;
  host: DemoHost;
  /** Sends a request as a program does: no Origin, no cookie. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Takes a snapshot of the main session. */
  snapshot(name?: string): Promise<Snapshot>;
}

/** The whole API over the real engine, a SQLite file and the demo host. Gone when the test is over. */
export async function startApi({
  token,
  loopbackOnly = false,
}: {
  token?: string;
  loopbackOnly?: boolean;
} = {}): Promise<ApiUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), "clawback-api-"));
  const clock = { now: () => new Date() };
  const store = await openStore({ url: `sqlite:${join(folder, "clawback.db")}`, clock });
  const host = createDemoHost({ seed: 1, clock });
  const bus = new EventBus();
  const alerts = openAlerts(store.alerts, clock, parseEnv({ CLAWBACK_ALERT_HOSTS: "127.0.0.1" }));
  const recorder = createHealthRecorder(store.health, bus);
  host.subscribe(recorder.note);
  const deps = {
    host,
    store: store.snapshots,
    health: store.health,
    alerts: alertSink(alerts),
    clock,
    events: bus,
    holder: "test",
    flushHealth: recorder.flush,
  };
  const parts = {
    deps,
    policy: startPolicyService({ ...deps, policies: store.policies }, { timers: false }),
    idempotency: store.idempotency,
    alerts,
    bus,
    access: { token, loopbackOnly, signInFailures: new FailureLimit() },
    storeKind: store.dialect,
    version: "0.0.0-test",
  };
  const api = createApi(parts);
  const runtime: Runtime = {
    ...parts,
    fetch: async (request, actor) => api.fetch(request, actor === undefined ? {} : { actor }),
    ping: () => store.ping(),
    close: async () => {
      bus.close();
      await host.close();
      await store.close();
    },
  };
  onTestFinished(async () => {
    await runtime.close();
    await rm(folder, { recursive: true });
  });
  const send: ApiUnderTest["send"] = async (method, path, body, headers = {}) =>
    api.request(path, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  const snapshot = async (name = "before") =>
    (await (await send("POST", `${MAIN_PATH}/snapshots`, { name })).json()) as Snapshot; // our own API
  return { api, runtime, host, send, snapshot };
}

/** The problem document of a refusal, after checking that it is one. */
export async function problemOf(response: Response): Promise<Problem> {
  if (response.headers.get("content-type") !== "application/problem+json") {
    throw new Error(`No problem document but ${response.status} ${await response.text()}`);
  }
  return (await response.json()) as Problem; // tests look at its fields
}
