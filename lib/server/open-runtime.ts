import { mkdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { createApi } from "@/lib/api/app";
import { AppError } from "@/lib/contract/errors";
import type { LiveEvent } from "@/lib/contract/event";
import type { Rollback } from "@/lib/contract/rollback";
import type { Actor } from "@/lib/contract/snapshot";
import type { Clock, EngineDeps, HostEvent, SessionHost } from "@/lib/engine/ports";
import { settleRollbacks } from "@/lib/engine/settle";
import { createDemoHost } from "@/lib/hosts/demo/demo-host";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { openStore, type Store } from "@/lib/store/open-store";
import { getAccess } from "./access";
import { alertSink, openAlerts, startAlertDelivery } from "./alerts";
import { type Env, env } from "./env";
import { EventBus } from "./event-bus";
import { describe, log } from "./log";
import type { Parts } from "./parts";
import { startPolicyService } from "./policy/policy-service";
import { startHealthRecording } from "./record-health";
import { seedDemo } from "./seed-demo";
import { startTimer } from "./timer";
import { version } from "./version";

const SETTLE_EVERY_MS = 15_000;

/** Everything that runs in this process, opened and wired. */
export interface Runtime extends Parts {
  /** The API over these parts. `actor` is for calls from within: whoever gives it has authorised them. */
  fetch(request: Request, actor?: Actor): Promise<Response>;
  /** Throws `store_unavailable` when the store cannot be read. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Picks the drivers by the environment, opens them and starts the timers. What a crash left open is settled at once and
 * from then on, but not waited for: the pages that say how the host stands must come up without it.
 */
export async function openRuntime(): Promise<Runtime> {
  const settings = env();
  const clock = openClock(settings);
  createFolder(settings.CLAWBACK_DATA_DIR);
  const store = await openStore({
    url: databaseUrl(settings),
    clock,
  });
  try {
    return await openOver(store, settings, clock);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The time. A demo's can be told to begin elsewhere; it then goes on from there. */
function openClock({ OPENCLAW_GATEWAY_URL: gateway, CLAWBACK_DEMO_NOW: demoNow }: Env): Clock {
  const aheadMs = gateway === undefined && demoNow !== undefined ? Date.parse(demoNow) - Date.now() : 0;
  return { now: () => new Date(Date.now() + aheadMs) };
}

/** For this user alone: what sessions hold is in it, and keys. */
function createFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new AppError("store_unavailable", "The folder named by CLAWBACK_DATA_DIR cannot be created.", {
      cause,
    });
  }
}

async function openOver(store: Store, settings: Env, clock: Clock): Promise<Runtime> {
  const bus = new EventBus();
  const alerts = openAlerts(store.alerts, clock, settings);
  const common = {
    store: store.snapshots,
    health: store.health,
    alerts: alertSink(alerts),
    clock,
    events: bus,
    holder: `${hostname()}:${process.pid}`,
    onError: (error: unknown, { id, sessionId }: Rollback) =>
      log({
        level: "error",
        message: "A rollback met an error.",
        rollbackId: id,
        sessionId,
        ...describe(error),
      }),
  };
  const host = await openHost(settings, common);
  const recording = startHealthRecording(common);
  const deps = { ...common, host, flushHealth: recording.flush };
  const unsubscribe = host.subscribe((event) => {
    recording.note(event);
    const live = toLiveEvent(event);
    if (live) bus.publish(live);
  });
  const settle = startTimer("settle", SETTLE_EVERY_MS, () => settleRollbacks(deps));
  void settle.run();
  const policy = startPolicyService(
    { ...deps, policies: store.policies },
    { configPath: settings.CLAWBACK_CONFIG },
  );
  const delivery = startAlertDelivery(alerts);
  const parts = {
    deps,
    policy,
    idempotency: store.idempotency,
    alerts,
    bus,
    access: getAccess(),
    storeKind: store.dialect,
    version,
  };
  const api = createApi(parts);
  return {
    ...parts,
    fetch: async (request, actor) => api.fetch(request, actor === undefined ? {} : { actor }),
    ping: () => store.ping(),
    close: async () => {
      unsubscribe();
      bus.close();
      await Promise.all([settle.stop(), policy.stop(), recording.stop(), delivery.stop()]);
      await deps.host.close();
      await store.close();
    },
  };
}

/**
 * The demo has a database of its own, whatever `DATABASE_URL` says: its sessions must not turn up among real ones as
 * deleted, nor a real rollback be settled against agents that never had it.
 */
function databaseUrl({
  OPENCLAW_GATEWAY_URL: gateway,
  DATABASE_URL,
  CLAWBACK_DATA_DIR: dataDir,
}: Env): string {
  if (gateway === undefined) return `sqlite:${join(dataDir, "demo.db")}`;
  return DATABASE_URL ?? `sqlite:${join(dataDir, "clawback.db")}`;
}

/** The gateway when there is an address of one, else the demo with its past. */
async function openHost(settings: Env, common: Omit<EngineDeps, "host">): Promise<SessionHost> {
  const { CLAWBACK_DATA_DIR: dataDir, CLAWBACK_DEMO_SEED: seed, CLAWBACK_DEMO_STEP_MS: stepMs } = settings;
  const { OPENCLAW_GATEWAY_URL: url, OPENCLAW_GATEWAY_TOKEN: token } = settings;
  if (url !== undefined) return createGatewayHost({ url, token, dataDir, clientVersion: version });
  const statePath = join(dataDir, "demo.json");
  await seedDemo(common, { seed, statePath });
  return createDemoHost({ seed, clock: common.clock, statePath, autoplay: stepMs > 0, stepMs });
}

/** Only the connection comes whole; sessions are read again by whoever shows them. Runs and RAM are told once they are recorded. */
function toLiveEvent(event: HostEvent): LiveEvent | undefined {
  if (event.type === "run" || event.type === "ram") return undefined;
  return event.type === "status" ? { type: "host", status: event.status } : event;
}
