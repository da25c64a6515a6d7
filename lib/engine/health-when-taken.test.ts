import { describe, expect, it, onTestFinished } from "vitest";
import { captureSnapshot } from "./capture";
import { createHealthRecorder } from "./health-recorder";
import type { HostSession } from "./ports";
import { getSession } from "./sessions";
import { getSnapshot } from "./snapshots";
import { anEngine, OPERATOR, SESSION } from "./testing/engine-fixture";

const MINUTE_MS = 60_000;

async function aSession() {
  const engine = await anEngine();
  onTestFinished(() => engine.close());
  const { deps, host, clock } = engine;
  let count = 0;
  const run = async (failed: boolean) => {
    count += 1;
    const endedAt = clock.now().toISOString();
    await deps.health.recordHealth(
      [{ sessionId: SESSION, runId: `run-${count}`, endedAt, durationMs: null, failed }],
      [],
    );
  };
  return {
    ...engine,
    async runs({ good = 0, failed = 0 }) {
      for (let index = 0; index < good; index += 1) await run(false);
      for (let index = 0; index < failed; index += 1) await run(true);
    },
    tells(facts: Partial<HostSession>) {
      const find = host.findSession;
      host.findSession = async (id) => {
        const session = await find(id);
        return session && { ...session, ...facts };
      };
    },
    pass: (minutes: number) => clock.advance(minutes * MINUTE_MS),
    take: () => captureSnapshot(deps, OPERATOR, SESSION, { name: "now" }),
  };
}

describe("a snapshot", () => {
  it("keeps the runs of the last ten minutes and is healthy up to half of the error rate's limit", async () => {
    const { runs, pass, take } = await aSession();
    await runs({ failed: 9 });
    pass(10);
    await runs({ good: 17, failed: 3 });

    const snapshot = await take();

    expect(snapshot).toMatchObject({ health: { runs: 20, errorRate: 0.15 }, lastHealthy: true });
    await runs({ failed: 1 });
    expect(await take()).toMatchObject({ health: { runs: 21 }, lastHealthy: false });
  });

  it("of a session that rests is as healthy as its last runs were", async () => {
    const { runs, pass, take } = await aSession();
    await runs({ failed: 1 });
    pass(60);
    await runs({ good: 3 });
    pass(60);
    expect(await take()).toMatchObject({ health: { runs: 0, errorRate: null }, lastHealthy: true });

    await runs({ failed: 1 });
    pass(60);
    expect(await take()).toMatchObject({ health: { runs: 0, errorRate: null }, lastHealthy: false });
  });

  it("of which nothing is known is not called healthy", async () => {
    const { runs, pass, take } = await aSession();
    expect((await take()).lastHealthy).toBe(false);
    await runs({ good: 5 });
    pass(25 * 60);
    expect((await take()).lastHealthy).toBe(false);
  });

  it("is not healthy during a long run, nor with much RAM", async () => {
    const { runs, tells, take, clock } = await aSession();
    await runs({ good: 5 });
    const startedAt = new Date(clock.now().getTime() - 151_000).toISOString();
    tells({ run: { id: "r", startedAt } });
    expect((await take()).lastHealthy).toBe(false);

    tells({ run: null, ramBytes: 250_000_001 });
    expect((await take()).lastHealthy).toBe(false);
    tells({ ramBytes: 250_000_000 });
    expect(await take()).toMatchObject({ health: { ramBytes: 250_000_000 }, lastHealthy: true });
  });

  it("counts what was heard a moment ago and not stored yet", async () => {
    const { deps, clock, host } = await aSession();
    const recorder = createHealthRecorder(deps.health, deps.events);
    const endedAt = clock.now().toISOString();
    recorder.note({ type: "run", sessionId: SESSION, runId: "r", endedAt, durationMs: null, failed: true });
    const flushed = { ...deps, host, flushHealth: recorder.flush };

    const snapshot = await captureSnapshot(flushed, OPERATOR, SESSION, { name: "now" });

    expect(snapshot.health).toMatchObject({ runs: 1, errorRate: 1 });
  });

  it("stays the last healthy one, for its session too, until a newer one is healthy", async () => {
    const { deps, runs, pass, take } = await aSession();
    await runs({ good: 5 });
    const good = await take();
    pass(1);
    await runs({ failed: 5 });
    const bad = await take();

    expect(bad.lastHealthy).toBe(false);
    expect((await getSnapshot(deps, SESSION, good.id)).lastHealthy).toBe(true);
    expect((await getSession(deps, SESSION)).lastHealthySnapshot).toEqual({
      id: good.id,
      createdAt: good.createdAt,
    });
  });
});
