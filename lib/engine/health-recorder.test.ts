import { describe, expect, it, onTestFinished } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import { createHealthRecorder, forgetOldHealth } from "./health-recorder";
import type { HostEvent } from "./ports";
import { anEngine, SESSION } from "./testing/engine-fixture";

const DAY_MS = 24 * 3_600_000;

async function aRecorder() {
  const engine = await anEngine();
  onTestFinished(() => engine.close());
  const { deps, events } = engine;
  const now = deps.clock.now();
  let down = false;
  const store = {
    ...deps.health,
    recordHealth: async (...told: Parameters<typeof deps.health.recordHealth>) => {
      if (down) throw new Error("The disk is full.");
      await deps.health.recordHealth(...told);
    },
  };
  let count = 0;
  return {
    ...engine,
    now,
    setDown: (value: boolean) => {
      down = value;
    },
    newRecorder: () => createHealthRecorder(store, deps.events),
    aRun(changes: { failed?: boolean; runId?: string; sessionId?: SessionId } = {}): HostEvent {
      count += 1;
      const run = { sessionId: SESSION, runId: `run-${count}`, durationMs: 100, failed: false, ...changes };
      return { type: "run", ...run, endedAt: now.toISOString() };
    },
    ram: (ramBytes: number): HostEvent => ({
      type: "ram",
      sessionId: SESSION,
      at: now.toISOString(),
      ramBytes,
    }),
    async sum() {
      const range = { from: new Date(now.getTime() - DAY_MS), to: new Date(now.getTime() + DAY_MS) };
      return (await deps.health.sumHealth({ ...range, sessionId: SESSION }))[0];
    },
    told: () => events.splice(0).flatMap((event) => (event.type === "session" ? [event.sessionId] : [])),
  };
}

describe("createHealthRecorder", () => {
  it("stores what it noted when it is flushed, and tells of each session once", async () => {
    const { newRecorder, aRun, sum, told } = await aRecorder();
    const other = SessionId.parse("agent:main:other");
    const recorder = newRecorder();
    for (const event of [aRun(), aRun({ failed: true }), aRun({ sessionId: other })]) recorder.note(event);
    recorder.note({ type: "sessions" });
    expect(await sum()).toBeUndefined();

    await recorder.flush();
    await recorder.flush();

    expect(await sum()).toMatchObject({ runs: 2, failed: 1, longestRunMs: 100 });
    expect(told()).toEqual([SESSION, other]);
  });

  it("loses nothing when the store cannot be written, and tells of it once it could", async () => {
    const { newRecorder, aRun, sum, told, setDown } = await aRecorder();
    const recorder = newRecorder();
    recorder.note(aRun());
    setDown(true);
    await expect(recorder.flush()).rejects.toThrow("disk is full");
    recorder.note(aRun());
    expect(told()).toEqual([]);

    setDown(false);
    await recorder.flush();

    expect(await sum()).toMatchObject({ runs: 2 });
    expect(told()).toEqual([SESSION]);
  });

  it("counts a run once when two replicas hear of it, and both tell their own readers", async () => {
    const { newRecorder, aRun, sum, told } = await aRecorder();
    const replicas = [newRecorder(), newRecorder()];
    const runs = [aRun(), aRun({ failed: true })];
    for (const recorder of replicas) for (const run of runs) recorder.note(run);

    await Promise.all(replicas.map((recorder) => recorder.flush()));

    expect(await sum()).toMatchObject({ runs: 2, failed: 1 });
    expect(told()).toEqual([SESSION, SESSION]);
  });

  it("goes on counting where the process before it stopped", async () => {
    const { newRecorder, aRun, sum } = await aRecorder();
    const repeated = aRun();
    const before = newRecorder();
    before.note(repeated);
    await before.flush();

    const after = newRecorder();
    after.note(repeated);
    after.note(aRun());
    await after.flush();

    expect(await sum()).toMatchObject({ runs: 2 });
  });

  it("tells of RAM only when it moved by a twentieth of its limit", async () => {
    const { newRecorder, ram, told } = await aRecorder();
    const recorder = newRecorder();
    const heard: number[] = [];
    for (const megabytes of [100, 110, 124, 125, 149, 100]) {
      recorder.note(ram(megabytes * 1e6));
      await recorder.flush();
      if (told().length > 0) heard.push(megabytes);
    }

    expect(heard).toEqual([100, 125, 100]);
  });

  it("has stored what was noted before a flush when that flush is over, also while another one runs", async () => {
    const { newRecorder, aRun, sum } = await aRecorder();
    const recorder = newRecorder();
    recorder.note(aRun());
    const first = recorder.flush();
    recorder.note(aRun());
    await recorder.flush();

    expect(await sum()).toMatchObject({ runs: 2 });
    await first;
  });
});

it("forgets health that is older than 30 days, and no other", async () => {
  const { newRecorder, aRun, sum, deps, clock } = await aRecorder();
  const recorder = newRecorder();
  recorder.note(aRun());
  await recorder.flush();

  clock.advance(30 * DAY_MS - 60_000);
  await forgetOldHealth(deps);
  expect(await sum()).toMatchObject({ runs: 1 });

  clock.advance(2 * 60_000);
  await forgetOldHealth(deps);
  expect(await sum()).toBeUndefined();
});
