import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scratchDatabase } from "@/e2e/postgres/scratch-database";
import { SessionId, type SnapshotId } from "@/lib/contract/ids";
import { createDemoHost } from "@/lib/hosts/demo/demo-host";
import { openStore } from "@/lib/store/open-store";
import { captureSnapshot } from "./capture";
import type { EngineDeps } from "./ports";
import { listRollbacks } from "./rollbacks";
import { settleRollbacks } from "./settle";
import { listSnapshots } from "./snapshots";
import { readState } from "./state";
import { crashClock, SEED } from "./testing/crash-clock";
import { OPERATOR } from "./testing/engine-fixture";

const SESSION = SessionId.parse("agent:main:telegram:direct:4821");
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MOST_BOUNDARIES = 80;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clawback-crash-"));
});
afterEach(() => rm(folder, { recursive: true }));

const databases = {
  SQLite: async () => ({ url: `sqlite:${join(folder, "clawback.db")}`, drop: async () => {} }),
  PostgreSQL: scratchDatabase,
};

describe.each(Object.entries(databases))(
  "a server killed with SIGKILL during a rollback, on %s",
  (_dialect, openDatabase) => {
    it("at any step leaves the session wholly in the target or wholly as it was, and the journal says which", async () => {
      const database = await openDatabase();
      try {
        const world = aWorld(database.url);
        const target = await world.within((deps) =>
          captureSnapshot(deps, OPERATOR, SESSION, { name: "target" }),
        );
        const outcomes: string[] = [];
        for (let boundary = 0; boundary < MOST_BOUNDARIES; boundary += 1) {
          await world.damage(boundary);
          const before = await world.read();
          const killed = await world.run("rollback", target.id, boundary);
          outcomes.push(await world.settleAndCheck({ target: target.id, before }));
          if (!killed) break;
        }
        expect(new Set(outcomes)).toEqual(new Set(["no entry", "put_back", "restored"]));
        expect(outcomes.at(-1)).toBe("restored");
      } finally {
        await database.drop();
      }
    }, 300_000);

    it("and killed again at any step of settling it, still ends wholly in one of the two", async () => {
      const database = await openDatabase();
      try {
        const world = aWorld(database.url);
        const target = await world.within((deps) =>
          captureSnapshot(deps, OPERATOR, SESSION, { name: "target" }),
        );
        for (let boundary = 0; boundary < MOST_BOUNDARIES; boundary += 1) {
          await world.damage(100 + boundary);
          const before = await world.read();
          await world.run("rollback", target.id, "restoreMemory");
          const killed = await world.run("settle", target.id, boundary);
          await world.settleAndCheck({ target: target.id, before });
          if (!killed) break;
        }
      } finally {
        await database.drop();
      }
    }, 300_000);
  },
);

interface Expected {
  target: SnapshotId;
  before: Awaited<ReturnType<typeof readState>>;
}

/** One demo and one database that every process of the test opens anew. Each start is an hour later than the one before. */
function aWorld(url: string) {
  const statePath = join(folder, "demo.json");
  let aheadMs = 0;

  async function within<Result>(
    use: (deps: EngineDeps, host: ReturnType<typeof createDemoHost>) => Promise<Result>,
  ): Promise<Result> {
    aheadMs += 3_600_000;
    const clock = crashClock(aheadMs);
    const store = await openStore({ url, clock });
    const host = createDemoHost({ seed: SEED, clock, statePath });
    try {
      return await use(
        {
          host,
          store: store.snapshots,
          health: store.health,
          alerts: { raise: async () => {} },
          clock,
          events: { publish: () => {} },
          holder: "parent",
        },
        host,
      );
    } finally {
      await host.close();
      await store.close();
    }
  }

  /** True when the child was killed at the boundary, false when it came to its end. */
  async function run(
    mode: "rollback" | "settle",
    target: SnapshotId,
    boundary: number | string,
  ): Promise<boolean> {
    aheadMs += 3_600_000;
    const script = join(ROOT, "lib/engine/testing/crash-child.ts");
    const given = [mode, url, statePath, target, String(boundary), String(aheadMs)];
    const child = spawn(
      process.execPath,
      ["--import", join(ROOT, "e2e/run-typescript.mjs"), script, ...given],
      { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] },
    );
    let stderr = "";
    child.stderr.on("data", (text) => (stderr += text));
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done) =>
      child.once("exit", (...end) => done(end)),
    );
    if (code !== null && code !== 0) throw new Error(`The child failed: ${stderr}`);
    return signal === "SIGKILL";
  }

  return {
    within,
    run,
    read: () => within((deps) => readState(deps, SESSION, "current")),

    damage: (round: number) =>
      within(async (_deps, host) => {
        await host.sendTurn(SESSION, `Damage ${round}`);
        await host.writeMemory(SESSION, "MEMORY.md", `* Bad lesson ${round}\n`);
        await host.setSetting(SESSION, "thinkingLevel", `level-${round}`);
        await host.startRun(SESSION, `Run ${round}`);
      }),

    settleAndCheck: ({ target, before }: Expected) =>
      within(async (deps) => {
        const known = await deps.store.listSnapshots({ sessionId: SESSION, limit: 200 });
        await settleRollbacks(deps);

        expect(await deps.store.unfinishedRollbacks()).toEqual([]);
        const live = await readState(deps, SESSION, "current");
        const goal = await readState(deps, SESSION, target);
        const { items } = await listRollbacks(deps, SESSION, 1);
        const entry = items[0];
        const isOfThisRound = entry !== undefined && entry.startedAt > before.capturedAt;
        const content = ({ messages, memoryFiles, files, settings }: typeof live) => ({
          messages,
          memoryFiles,
          files,
          settings,
        });
        if (isOfThisRound && entry.status === "completed") expect(content(live)).toEqual(content(goal));
        else expect(content(live)).toEqual(content(before));

        const snapshots = await listSnapshots(deps, { sessionId: SESSION, limit: 200 });
        const ids = new Set(snapshots.items.map((snapshot) => snapshot.id));
        expect(known.items.every((snapshot) => ids.has(snapshot.id))).toBe(true);
        const newest = snapshots.items[0];
        if (newest) expect((await readState(deps, SESSION, newest.id)).digest).toBe(newest.stateDigest);
        return isOfThisRound ? (entry.outcome ?? "open") : "no entry";
      }),
  };
}
