import { mkdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { LiveEvent } from "@/lib/contract/event";
import type { ServerHealth } from "@/lib/contract/host";
import type { Clock, EngineDeps, HostEvent, IdempotencyStore, SessionHost } from "@/lib/engine/ports";
import { settleRollbacks } from "@/lib/engine/settle";
import { createDemoHost } from "@/lib/hosts/demo/demo-host";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { openStore } from "@/lib/store/open-store";
import { type Access, getAccess } from "./access";
import { type Env, env } from "./env";
import { EventBus } from "./event-bus";
import { startTimer } from "./timer";
import { version } from "./version";

const SETTLE_EVERY_MS = 15_000;

/** Everything that runs in this process, opened and wired. */
export interface Runtime {
  deps: EngineDeps;
  idempotency: IdempotencyStore;
  bus: EventBus;
  access: Access;
  storeKind: ServerHealth["store"];
  version: string;
  /** Throws `store_unavailable` when the store cannot be read. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Picks the drivers by the environment, opens them, settles what a crash left open and starts the timers. */
export async function openRuntime(): Promise<Runtime> {
  const settings = env();
  const clock: Clock = { now: () => new Date() };
  mkdirSync(settings.CLAWBACK_DATA_DIR, { recursive: true });
  const store = await openStore({
    url: settings.DATABASE_URL ?? `sqlite:${join(settings.CLAWBACK_DATA_DIR, "clawback.db")}`,
    clock,
  });
  const host = openHost(settings, clock);
  const bus = new EventBus();
  const deps = { host, store: store.snapshots, clock, events: bus, holder: `${hostname()}:${process.pid}` };
  const unsubscribe = host.subscribe((event) => bus.publish(toLiveEvent(event)));
  const settle = startTimer("settle", SETTLE_EVERY_MS, () => settleRollbacks(deps));
  await settle.run();
  return {
    deps,
    idempotency: store.idempotency,
    bus,
    access: getAccess(),
    storeKind: store.dialect,
    version,
    ping: () => store.ping(),
    close: async () => {
      unsubscribe();
      bus.close();
      await settle.stop();
      await host.close();
      await store.close();
    },
  };
}

function openHost(settings: Env, clock: Clock): SessionHost {
  const { CLAWBACK_DATA_DIR: dataDir, CLAWBACK_DEMO_SEED: seed, CLAWBACK_DEMO_STEP_MS: stepMs } = settings;
  const { OPENCLAW_GATEWAY_URL: url, OPENCLAW_GATEWAY_TOKEN: token } = settings;
  if (url !== undefined) {
    return createGatewayHost({
      url,
      dataDir,
      clientVersion: version,
      ...(token === undefined ? {} : { token }),
    });
  }
  return createDemoHost({ seed, clock, statePath: join(dataDir, "demo.json"), autoplay: stepMs > 0, stepMs });
}

/** Only the connection comes whole; sessions are read again by whoever shows them. */
function toLiveEvent(event: HostEvent): LiveEvent {
  return event.type === "status" ? { type: "host", status: event.status } : event;
}
