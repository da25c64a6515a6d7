import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { AlertId } from "@/lib/contract/alert";
import { openStore, type Store } from "@/lib/store/open-store";
import { anEvent, stoppedClock } from "@/lib/store/testing/builders";
import type { AlertDeps } from "./alert-deps";
import { parseAllowedHosts } from "./allowed-hosts";
import { deliverDue } from "./deliver";
import { raiseAlert } from "./raise";
import { anAlert, aTarget } from "./testing/an-alert";
import { aSink } from "./testing/sink";

const MINUTE_MS = 60_000;
let url: string;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "clawback-alerts-"));
  url = `sqlite:${join(folder, "clawback.db")}`;
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

let count = 0;
const depsOver = (store: Store, clock: AlertDeps["clock"]): AlertDeps => ({
  store: store.alerts,
  clock,
  limits: { allowed: parseAllowedHosts("127.0.0.1"), timeoutMs: 300 },
  surroundings: { publicUrl: "http://127.0.0.1:3000", demo: false },
  newId: () => {
    count += 1;
    return AlertId.parse(`al_${String(count).padStart(26, "0")}`);
  },
});

describe("delivery", () => {
  it("reaches a target that answers 500 for a day, across restarts, once it answers well, and then no more", {
    timeout: 60_000,
  }, async () => {
    const clock = stoppedClock();
    let status = 500;
    const sink = await aSink((response) => response.writeHead(status).end());
    const first = await openStore({ url, clock });
    await first.alerts.putTarget(aTarget({ url: sink.url }), anEvent());
    const { id } = await raiseAlert(depsOver(first, clock), anAlert());
    await first.close();

    for (let passedMs = 0; passedMs < 24 * 60 * MINUTE_MS; passedMs += 20 * MINUTE_MS) {
      const store = await openStore({ url, clock });
      await deliverDue(depsOver(store, clock));
      await store.close();
      clock.advance(20 * MINUTE_MS);
    }
    const store = await openStore({ url, clock });
    onTestFinished(() => store.close());
    expect(await store.alerts.findDelivery(id, "ops")).toMatchObject({
      state: "waiting",
      httpStatus: 500,
      problem: "It answered 500.",
    });
    const refused = sink.received.length;
    expect(refused).toBeGreaterThan(20);

    status = 200;
    clock.advance(72 * MINUTE_MS);
    await deliverDue(depsOver(store, clock));
    clock.advance(72 * MINUTE_MS);
    await deliverDue(depsOver(store, clock));

    expect(await store.alerts.findDelivery(id, "ops")).toMatchObject({ state: "delivered", problem: null });
    expect(sink.received).toHaveLength(refused + 1);
    expect(new Set(sink.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([id]));
  });

  it("gives up after two days and says what the last answer was", async () => {
    const clock = stoppedClock();
    const sink = await aSink((response) => response.writeHead(503).end());
    const store = await openStore({ url, clock });
    onTestFinished(() => store.close());
    await store.alerts.putTarget(aTarget({ url: sink.url }), anEvent());
    const { id } = await raiseAlert(depsOver(store, clock), anAlert());
    clock.advance(48 * 60 * MINUTE_MS);

    await deliverDue(depsOver(store, clock));

    expect(await store.alerts.findDelivery(id, "ops")).toMatchObject({
      state: "gave_up",
      nextAttemptAt: null,
      problem: "It answered 503.",
    });
  });

  it("by two replicas at once happens once", async () => {
    const clock = stoppedClock();
    const sink = await aSink();
    const stores = [await openStore({ url, clock }), await openStore({ url, clock })] as const;
    onTestFinished(async () => {
      for (const store of stores) await store.close();
    });
    await stores[0].alerts.putTarget(aTarget({ url: sink.url }), anEvent());
    for (let n = 0; n < 5; n += 1)
      await raiseAlert(depsOver(stores[0], clock), anAlert({ dedupKey: `incident-${n}` }));

    await Promise.all([...stores, ...stores].map((store) => deliverDue(depsOver(store, clock))));

    expect(sink.received).toHaveLength(5);
  });

  it("to one that hangs does not keep an alert from another", async () => {
    const clock = stoppedClock();
    const silent = await aSink(() => {});
    const sink = await aSink();
    const store = await openStore({ url, clock });
    onTestFinished(() => store.close());
    await store.alerts.putTarget(aTarget({ name: "a-silent", url: silent.url }), anEvent());
    await store.alerts.putTarget(aTarget({ name: "b-ready", url: sink.url }), anEvent());
    const { id } = await raiseAlert(depsOver(store, clock), anAlert());

    await deliverDue(depsOver(store, clock));

    expect(sink.received).toHaveLength(1);
    expect(await store.alerts.findDelivery(id, "a-silent")).toMatchObject({
      state: "waiting",
      problem: "No answer within 0.3 s.",
    });
  });

  it("loses no alert because of what it says", async () => {
    const clock = stoppedClock();
    const store = await openStore({ url, clock });
    onTestFinished(() => store.close());
    const hostile = { summary: "a\nb\u0000\ud800".repeat(900), detail: "\u0000\udfff".repeat(9000) };

    await raiseAlert(depsOver(store, clock), anAlert({ ...hostile, policy: "p".repeat(999) }));

    const [kept] = (await store.alerts.listAlerts(1)).items;
    expect(kept?.summary).toMatch(/^a b/);
    expect(kept?.summary.length).toBeLessThanOrEqual(500);
  });
});
