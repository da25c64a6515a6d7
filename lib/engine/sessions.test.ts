import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import { RollbackRequest } from "@/lib/contract/rollback";
import { captureSnapshot } from "./capture";
import type { HostSession } from "./ports";
import { startRollback } from "./rollback";
import { getSession, listSessions } from "./sessions";
import { anEngine, OPERATOR, SESSION } from "./testing/engine-fixture";

const MINUTE_MS = 60_000;

let engine: Awaited<ReturnType<typeof anEngine>>;
beforeEach(async () => {
  engine = await anEngine();
});
afterEach(() => engine.close());

let count = 0;
async function runs(sessionId: SessionId, { good = 0, failed = 0 }): Promise<void> {
  const endedAt = engine.clock.now().toISOString();
  const ended = Array.from({ length: good + failed }, (_, index) => {
    count += 1;
    return { sessionId, runId: `run-${count}`, endedAt, durationMs: null, failed: index >= good };
  });
  await engine.deps.health.recordHealth(ended, []);
}

describe("listSessions", () => {
  it("puts first what needs attention, worst first, then what worked last", async () => {
    const [template] = await engine.host.listSessions();
    if (!template) throw new Error("The host has one session.");
    const now = engine.clock.now().getTime();
    const session = (name: string, changes: Partial<HostSession> = {}): HostSession => ({
      ...template,
      id: SessionId.parse(`agent:main:${name}`),
      updatedAt: new Date(now - 2 * 3_600_000).toISOString(),
      ...changes,
    });
    const sessions = [
      session("resting"),
      session("heavy", { ramBytes: 468_000_000 }),
      session("failing"),
      session("erring"),
      session("failing-more"),
      session("rested-later", { updatedAt: new Date(now - 3_600_001).toISOString() }),
      session("heavier", { ramBytes: 499_000_000 }),
    ];
    engine.host.listSessions = async () => sessions as never; // the fixture knows one session only
    await runs(SessionId.parse("agent:main:failing"), { good: 6, failed: 4 });
    await runs(SessionId.parse("agent:main:failing-more"), { good: 1, failed: 9 });
    await runs(SessionId.parse("agent:main:erring"), { good: 8, failed: 2 });

    const { items } = await listSessions(engine.deps, { limit: 50 });

    expect(items.map(({ id, status }) => [id.split(":")[2], status])).toEqual([
      ["failing-more", "failing"],
      ["failing", "failing"],
      ["heavier", "degraded"],
      ["heavy", "degraded"],
      ["erring", "degraded"],
      ["rested-later", "idle"],
      ["resting", "idle"],
    ]);
  });

  it("asks the store a handful of times, however many sessions there are", async () => {
    const [template] = await engine.host.listSessions();
    const sessions = Array.from({ length: 300 }, (_, index) => ({ ...template, id: `agent:main:${index}` }));
    engine.host.listSessions = async () => sessions as never; // as many as it takes
    let asked = 0;
    const counted = <Port extends object>(port: Port): Port =>
      new Proxy(port, {
        get(target, name) {
          asked += 1;
          return Reflect.get(target, name);
        },
      });
    const deps = { ...engine.deps, store: counted(engine.deps.store), health: counted(engine.deps.health) };

    expect((await listSessions(deps, { limit: 200 })).items).toHaveLength(200);
    expect(asked).toBeLessThanOrEqual(6);
  });
});

describe("getSession", () => {
  it("shows the runs of the last ten minutes, from the store", async () => {
    await runs(SESSION, { failed: 5 });
    engine.clock.advance(10 * MINUTE_MS);
    await runs(SESSION, { good: 3, failed: 1 });

    expect((await getSession(engine.deps, SESSION)).health).toEqual({
      errorRate: 0.25,
      runs: 4,
      windowMs: 600_000,
      ramBytes: null,
    });
  });

  it("says since when the error rate has been over its limit: back to the first ten minutes that were", async () => {
    await runs(SESSION, { good: 20 });
    engine.clock.advance(5 * MINUTE_MS);
    await runs(SESSION, { failed: 6 });
    engine.clock.advance(MINUTE_MS);
    await runs(SESSION, { failed: 6 });
    const overAt = new Date(engine.clock.now().getTime() + MINUTE_MS).toISOString().slice(0, 16);
    engine.clock.advance(8 * MINUTE_MS);
    await runs(SESSION, { failed: 2 });

    const { status, attention, attentionReasons } = await getSession(engine.deps, SESSION);

    expect(status).toBe("failing");
    expect(attentionReasons?.[1]).toEqual({
      code: "over_limit_since",
      values: { sinceAt: `${overAt}:00.000Z` },
    });
    expect(attention).toContain(`Over it since ${overAt.slice(11)} UTC.`);
  });

  it("says only that it is more than four hours when it is over the limit for longer", async () => {
    for (let round = 0; round < 32; round += 1) {
      await runs(SESSION, { failed: 5 });
      engine.clock.advance(8 * MINUTE_MS);
    }
    expect((await getSession(engine.deps, SESSION)).attention).toContain("Over it for more than 4 h.");
  });

  it("does not call a session failing for what was before its rollback", async () => {
    const { id: snapshotId } = await captureSnapshot(engine.deps, OPERATOR, SESSION, { name: "before" });
    await runs(SESSION, { failed: 6 });
    expect((await getSession(engine.deps, SESSION)).status).toBe("failing");
    const request = RollbackRequest.parse({ snapshotId });
    await (await startRollback(engine.deps, OPERATOR, SESSION, request)).done;

    const after = await getSession(engine.deps, SESSION);
    expect(after).toMatchObject({ status: "idle", attention: null, health: { runs: 0, errorRate: null } });

    engine.clock.advance(MINUTE_MS);
    await runs(SESSION, { failed: 5 });
    expect((await getSession(engine.deps, SESSION)).status).toBe("failing");
  });
});
