import fc from "fast-check";
import { expect, it } from "vitest";
import type { HealthBucket } from "@/lib/contract/health";
import type { SessionId } from "@/lib/contract/ids";
import type { EndedRun, HealthStore, RamReading } from "@/lib/engine/ports";
import { aSession, NOON } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const at = (minute: number, seconds = 0) =>
  new Date(Date.parse(NOON) + minute * MINUTE_MS + seconds * 1000).toISOString();

let runCount = 0;
function aRun(sessionId: SessionId, endedAt: string, changes: Partial<EndedRun> = {}): EndedRun {
  runCount += 1;
  return { sessionId, runId: `run-${runCount}`, endedAt, durationMs: null, failed: false, ...changes };
}

const read = async (store: HealthStore, sessionId: SessionId, stepMs = MINUTE_MS) => {
  const range = { from: new Date(at(-60)), to: new Date(at(120)) };
  const [steps] = await store.listHealth({ ...range, sessionId, stepMs, limit: 1000 });
  return steps?.buckets ?? [];
};

export function healthContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);

  it("adds up runs to minutes: how many, how many failed, the longest, the most RAM", async () => {
    const { health } = subject.store;
    const sessionId = aSession();
    await health.recordHealth(
      [
        aRun(sessionId, at(0, 59), { durationMs: 1200.4 }),
        aRun(sessionId, at(0), { failed: true, durationMs: 800 }),
        aRun(sessionId, at(1)),
      ],
      [{ sessionId, at: at(0, 30), ramBytes: 312_000_000 }],
    );
    await health.recordHealth(
      [aRun(sessionId, at(0))],
      [
        { sessionId, at: at(0, 1), ramBytes: 40_000_000_000 },
        { sessionId, at: at(2), ramBytes: 7 },
      ],
    );

    expect(await read(health, sessionId)).toEqual([
      { at: at(0), runs: 3, failed: 1, longestRunMs: 1200, ramBytes: 40_000_000_000 },
      { at: at(1), runs: 1, failed: 0, longestRunMs: null, ramBytes: null },
      { at: at(2), runs: 0, failed: 0, longestRunMs: null, ramBytes: 7 },
    ]);
  });

  it("comes to the same in whatever order and portions it is told, by however many processes, however often", async () => {
    const stores = [subject.store.health, (await subject.another()).health];
    const told = fc.record({
      minute: fc.nat(5),
      seconds: fc.nat(59),
      failed: fc.boolean(),
      durationMs: fc.option(fc.nat(900_000)),
      ramBytes: fc.option(fc.nat(2_000_000_000)),
    });
    const portions = fc.array(fc.array(told, { maxLength: 8 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(portions, fc.infiniteStream(fc.nat(97)), async (parts, dice) => {
        const sessionId = aSession();
        const batches = parts.map((part) => ({
          runs: part.map(({ minute, seconds, failed, durationMs }) =>
            aRun(sessionId, at(minute, seconds), { failed, durationMs }),
          ),
          ram: part.flatMap(({ minute, seconds, ramBytes }) =>
            ramBytes === null ? [] : [{ sessionId, at: at(minute, seconds), ramBytes }],
          ),
        }));
        const draw = () => dice.next().value ?? 0;
        const shuffled = stores.flatMap((store) =>
          batches
            .map(({ runs, ram }) => ({
              store,
              place: draw(),
              runs: draw() % 2 ? runs : runs.toReversed(),
              ram,
            }))
            .sort((a, b) => a.place - b.place),
        );

        await Promise.all(shuffled.map(({ store, runs, ram }) => store.recordHealth(runs, ram)));

        const runs = batches.flatMap((batch) => batch.runs);
        const ram = batches.flatMap((batch) => batch.ram);
        expect(await read(subject.store.health, sessionId)).toEqual(addedUp(runs, ram));
      }),
      { numRuns: 25 },
    );
  });

  it("counts a run once that many processes tell of at the same moment, and again after a restart", async () => {
    const sessionId = aSession();
    const runs = Array.from({ length: 40 }, () => aRun(sessionId, at(3)));
    const stores = await Promise.all([1, 2, 3].map(async () => (await subject.another()).health));

    await Promise.all(
      stores.map((store, index) => store.recordHealth(index === 1 ? runs.toReversed() : runs, [])),
    );
    await (await subject.another()).health.recordHealth(runs, []);

    expect(await read(subject.store.health, sessionId)).toMatchObject([{ runs: 40 }]);
  });

  it("takes more at once than a statement has parameters", async () => {
    const sessionId = aSession();
    const runs = Array.from({ length: 2500 }, (_, index) => aRun(sessionId, at(index % 50)));

    await subject.store.health.recordHealth(runs, []);

    const buckets = await read(subject.store.health, sessionId);
    expect(buckets.reduce((sum, bucket) => sum + bucket.runs, 0)).toBe(2500);
  });

  it("gathers minutes in steps that count from 1970, and only those in the range", async () => {
    const { health } = subject.store;
    const [one, two] = [aSession(), aSession()];
    const runs = [-1, 0, 14, 15, 29, 30].map((minute) => aRun(one, at(minute), { durationMs: minute + 2 }));
    await health.recordHealth([...runs, aRun(two, at(20), { failed: true })], []);
    const range = { from: new Date(at(0)), to: new Date(at(30)), stepMs: 15 * MINUTE_MS, limit: 1000 };

    const steps = await health.listHealth(range);

    expect(steps.filter(({ sessionId }) => sessionId === one || sessionId === two)).toEqual([
      {
        sessionId: one,
        buckets: [
          { at: at(0), runs: 2, failed: 0, longestRunMs: 16, ramBytes: null },
          { at: at(15), runs: 2, failed: 0, longestRunMs: 31, ramBytes: null },
        ],
      },
      { sessionId: two, buckets: [{ at: at(15), runs: 1, failed: 1, longestRunMs: null, ramBytes: null }] },
    ]);
    const [first] = await health.listHealth({ ...range, sessionId: one, limit: 1 });
    expect(first?.buckets).toHaveLength(1);
  });

  it("sums a stretch of time for every session, or for one", async () => {
    const { health } = subject.store;
    const [one, two] = [aSession(), aSession()];
    await health.recordHealth(
      [
        aRun(one, at(0), { failed: true, durationMs: 5 }),
        aRun(one, at(9), { durationMs: 9 }),
        aRun(one, at(10), { durationMs: 99 }),
        aRun(two, at(4)),
      ],
      [
        { sessionId: one, at: at(1), ramBytes: 468 },
        { sessionId: one, at: at(2), ramBytes: 437 },
      ],
    );
    const window = { from: new Date(at(0)), to: new Date(at(10)) };
    const ofOne = { sessionId: one, runs: 2, failed: 1, longestRunMs: 9, leastRamBytes: 437 };

    const sums = await health.sumHealth(window);

    expect(sums.find(({ sessionId }) => sessionId === one)).toEqual(ofOne);
    expect(sums.find(({ sessionId }) => sessionId === two)).toMatchObject({ runs: 1, leastRamBytes: null });
    expect(await health.sumHealth({ ...window, sessionId: one })).toEqual([ofOne]);
    expect(await health.sumHealth({ ...window, sessionId: aSession() })).toEqual([]);
  });

  it("forgets what lies before a moment, and counts nothing again that is younger than a day", async () => {
    const { health } = subject.store;
    const sessionId = aSession();
    const [old, young] = [aRun(sessionId, at(-10)), aRun(sessionId, at(-5))];
    await health.recordHealth([old, young], []);

    await health.pruneHealth(new Date(at(-7)));
    await health.recordHealth([young], []);

    expect(await read(health, sessionId)).toMatchObject([{ at: at(-5), runs: 1 }]);
    subject.clock.advance(2 * DAY_MS);
    await health.pruneHealth(new Date(at(-7)));
    await health.recordHealth([young], []);
    expect(await read(health, sessionId)).toMatchObject([{ at: at(-5), runs: 2 }]);
  });
}

/** What the minutes must hold, counted the plain way. */
function addedUp(runs: EndedRun[], ram: RamReading[]): HealthBucket[] {
  const minuteOf = (moment: string) => `${moment.slice(0, 17)}00.000Z`;
  const most = (values: (number | null)[]) =>
    values.reduce((a, b) => (a === null || b === null ? (a ?? b) : Math.max(a, b)), null);
  const minutes = new Set(
    [...runs.map((run) => run.endedAt), ...ram.map((reading) => reading.at)].map(minuteOf),
  );
  return [...minutes].sort().map((minute) => {
    const ended = runs.filter((run) => minuteOf(run.endedAt) === minute);
    return {
      at: minute,
      runs: ended.length,
      failed: ended.filter(({ failed }) => failed).length,
      longestRunMs: most(ended.map(({ durationMs }) => durationMs)),
      ramBytes: most(
        ram.filter((reading) => minuteOf(reading.at) === minute).map(({ ramBytes }) => ramBytes),
      ),
    };
  });
}
