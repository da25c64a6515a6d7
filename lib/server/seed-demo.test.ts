import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RollbackRequest } from "@/lib/contract/rollback";
import type { EngineDeps } from "@/lib/engine/ports";
import { startRollback } from "@/lib/engine/rollback";
import { listRollbacks } from "@/lib/engine/rollbacks";
import { getSession, listSessions } from "@/lib/engine/sessions";
import { listSnapshots } from "@/lib/engine/snapshots";
import { readState } from "@/lib/engine/state";
import { createDemoHost, type DemoHost } from "@/lib/hosts/demo/demo-host";
import { STORY_SESSION_ID as BOT } from "@/lib/hosts/demo/story";
import { openStore, type Store } from "@/lib/store/open-store";
import { seedDemo } from "./seed-demo";

const NOW = new Date("2026-11-22T03:17:42.000Z");
const LATER = new Date(NOW.getTime() + 3_600_000);
const clock = { now: () => NOW };

let folder: string;
let stores: Store[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "clawback-seed-"));
  stores = [];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  rmSync(folder, { recursive: true });
});

/** Starts the demo of that name as the server does. */
async function open(name = "demo", seed = 1): Promise<EngineDeps & { host: DemoHost }> {
  const store = await openStore({ url: `sqlite:${join(folder, `${name}.db`)}`, clock });
  stores.push(store);
  const common = {
    store: store.snapshots,
    health: store.health,
    alerts: { raise: async () => {} },
    clock,
    events: { publish: () => {} },
    holder: "test",
  };
  const statePath = join(folder, `${name}.json`);
  await seedDemo(common, { seed, statePath });
  return { ...common, host: createDemoHost({ seed, clock, statePath }) };
}

const snapshotsOf = async (deps: EngineDeps) =>
  (await listSnapshots(deps, { sessionId: BOT, limit: 100 })).items;

/** Everything a newcomer sees. */
async function everything(deps: EngineDeps) {
  return {
    sessions: await listSessions(deps, { limit: 100 }),
    snapshots: await listSnapshots(deps, { limit: 200 }),
    rollbacks: await listRollbacks(deps, BOT, 10),
    state: await readState(deps, BOT, "current"),
    health: await deps.health.listHealth({ from: new Date(0), to: LATER, stepMs: 60_000, limit: 100_000 }),
  };
}

// A shared machine can be slow, and each demo is written to the disk.
describe("a new demo", { timeout: 30_000 }, () => {
  it("is a fleet with one session going wrong, some that need a look, and the others well or idle", async () => {
    const { items } = await listSessions(await open(), { limit: 100 });

    expect(items).toHaveLength(31);
    expect(items.slice(0, 4).map(({ label, status, attention }) => [label, status, attention])).toEqual([
      [
        "Customer-support bot",
        "failing",
        "Error rate 41%, limit 30%. Over it since 03:12 UTC. Last healthy snapshot 20 m ago.",
      ],
      ["Invoice reconciler", "degraded", "Run passed 300 s. It has been active for 6 m."],
      ["Release notes writer", "degraded", "RAM 468 MB, limit 500 MB. Grew 31 MB in the last 10 min."],
      [
        "Incident scribe",
        "degraded",
        "No snapshot for 4 h 12 m while the session is active. A rollback would lose 62 messages.",
      ],
    ]);
    expect(items.slice(4).map(({ status }) => status)).toEqual([
      ...Array.from({ length: 6 }, () => "healthy"),
      ...Array.from({ length: 21 }, () => "idle"),
    ]);
    expect(items.every(({ snapshotCount }) => snapshotCount > 0)).toBe(true);
    const isOfLastDay = ({ updatedAt }: (typeof items)[number]) =>
      NOW.getTime() - Date.parse(updatedAt ?? "") < 86_400_000;
    expect(items.filter(isOfLastDay)).toHaveLength(22);
  });

  it("has the timeline of the story: what was taken, what is held, and what an earlier rollback undid", async () => {
    const deps = await open();
    const snapshots = await snapshotsOf(deps);
    const count = (wanted: (snapshot: (typeof snapshots)[number]) => boolean) =>
      snapshots.filter(wanted).length;

    expect(snapshots).toHaveLength(20);
    expect(
      ["scheduled", "manual", "pre_operation", "safety"].map((kind) => count((one) => one.kind === kind)),
    ).toEqual([13, 3, 3, 1]);
    expect(count(({ held }) => held)).toBe(2);
    const [rollback, ...earlier] = (await listRollbacks(deps, BOT, 10)).items;
    expect(earlier).toEqual([]);
    expect(rollback).toMatchObject({
      outcome: "restored",
      reason: "Stuck run",
      requestedBy: { kind: "user", name: "Priya Nair" },
    });
    expect(
      snapshots.filter(({ undoneBy }) => undoneBy === rollback?.id).map(({ createdAt }) => createdAt),
    ).toEqual([
      expect.stringContaining("T00:41:12"),
      expect.stringContaining("T00:30:00"),
      expect.stringContaining("T00:00:00"),
    ]);
    expect((await readState(deps, BOT, "current")).messages).toHaveLength(214);
    const before = snapshots.find(({ name }) => name.startsWith("pre-mass-notification"));
    expect(before?.parts.context.count).toBe(179);
  });

  it("gets well by a rollback to before the story, and stays so when its agents go on", async () => {
    const deps = await open();
    const before = (await snapshotsOf(deps)).find(({ name }) => name.startsWith("pre-mass-notification"));
    const request = RollbackRequest.parse({ snapshotId: before?.id, reason: "Error rate" });
    const person = { actor: { kind: "user", name: "Dana Okafor" }, requestId: null } as const;

    const rollback = await (await startRollback(deps, person, BOT, request)).done;

    expect(rollback.outcome).toBe("restored");
    expect(await getSession(deps, BOT)).toMatchObject({ status: "healthy", attention: null });
    const ends: boolean[] = [];
    deps.host.subscribe((event) => {
      if (event.type === "run" && event.sessionId === BOT) ends.push(event.failed);
    });
    for (let beat = 0; beat < 100; beat += 1) await deps.host.step();
    expect(ends).toHaveLength(100);
    expect(ends.filter((failed) => failed).length).toBeLessThan(5);
  });
});

describe("the seed and the clock", { timeout: 30_000 }, () => {
  it("decide everything a newcomer sees", async () => {
    const one = await everything(await open("one"));
    expect(await everything(await open("other"))).toEqual(one);
    expect(await everything(await open("third", 2))).not.toEqual(one);
  });
});

describe("a demo that was set up before", { timeout: 30_000 }, () => {
  it("keeps what it has", async () => {
    const first = await open();
    await first.host.sendTurn(BOT, "One more.");
    const seen = await everything(first);
    await first.host.close();

    expect(await everything(await open())).toEqual(seen);
  });

  it("is set up anew when its start broke off, without what that had written", async () => {
    const seen = await everything(await open());
    rmSync(join(folder, "demo.json"));

    const { snapshots } = await everything(await open());

    expect(snapshots.items).toHaveLength(seen.snapshots.items.length);
  });
});
