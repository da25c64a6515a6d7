import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SessionId, type SnapshotId } from "@/lib/contract/ids";
import type { RecoveryPolicy } from "@/lib/contract/policy";
import { newSnapshotId } from "../ids";
import { isProtected, type PrunableSnapshot } from "../prune";
import { runSchedule, type ScheduledWork } from "./schedule";
import { aPolicy } from "./testing/a-policy";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START_MS = Date.parse("2026-01-01T00:00:00.000Z");
const SESSION = SessionId.parse("agent:main:main");

type Kept = PrunableSnapshot & { name: string };

class Crash extends Error {}

/** What all replicas share: the claims as the store promises them, one session, its snapshots. */
class World {
  nowMs = START_MS;
  version = 0;
  captured = -1;
  snapshots: Kept[] = [];
  readonly names: string[] = [];
  readonly trashed = new Set<SnapshotId>();
  readonly done = new Map<string, number>();
  /** Which of the coming steps kills its replica. */
  crashIn = Number.POSITIVE_INFINITY;
  readonly #claims = new Map<string, { tickMs: number; done: boolean; untilMs: number }>();

  readonly claims: ScheduledWork["claims"] = {
    claimTick: async (work, tickMs, { ttlMs, aheadMs }) => {
      this.#step();
      const known = this.#claims.get(work);
      const free =
        !known ||
        known.tickMs < tickMs ||
        known.tickMs > tickMs + aheadMs ||
        (known.tickMs === tickMs && !known.done && known.untilMs <= this.nowMs);
      if (free) this.#claims.set(work, { tickMs, done: false, untilMs: this.nowMs + ttlMs });
      return free;
    },
    finishTick: async (work, tickMs) => {
      this.#step();
      const known = this.#claims.get(work);
      if (known?.tickMs === tickMs) known.done = true;
      this.done.set(`${work} ${tickMs}`, (this.done.get(`${work} ${tickMs}`) ?? 0) + 1);
    },
  };

  /** The work of one replica over this world. */
  replica(): ScheduledWork {
    return {
      claims: this.claims,
      liveSessions: async () => [SESSION],
      keptSessions: async () => [SESSION],
      lastScheduled: async () => this.snapshots.at(-1)?.name,
      hasChanged: async () => this.version !== this.captured,
      capture: async (_sessionId, name) => {
        this.#step();
        this.captured = this.version;
        const createdAt = new Date(this.nowMs);
        const marks = { held: false, reviewOpen: false, lastHealthy: false, safetyOfUndoable: false };
        this.names.push(name);
        this.snapshots.push({ id: newSnapshotId(createdAt), createdAt, name, ...marks });
        this.#step();
      },
      snapshotsOf: async () => this.snapshots,
      putAway: async (_sessionId, id) => {
        this.#step();
        this.trashed.add(id);
        this.snapshots = this.snapshots.filter((snapshot) => snapshot.id !== id);
      },
      emptyTrash: async () => {},
      onError: (error) => {
        throw error;
      },
    };
  }

  #step(): void {
    this.crashIn -= 1;
    if (this.crashIn === 0) throw new Crash();
  }
}

const anyEvent = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant("work" as const), minutes: fc.integer({ min: 1, max: 300 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("sleep" as const),
      minutes: fc.integer({ min: 300, max: 20_000 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("crash" as const), minutes: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("protect" as const), minutes: fc.integer({ min: 1, max: 30 }) }),
  },
);

describe("a year of the schedule", () => {
  it("keeps to count and age, loses nothing protected and does no tick twice, through sleeps, crashes and two replicas", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent, { minLength: 200, maxLength: 500 }),
        fc.constantFrom(30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(DAY_MS, 7 * DAY_MS),
        async (events, intervalMs, maxSnapshots, retentionMs) => {
          const policy = aPolicy({
            snapshotPolicy: { intervalMs, maxSnapshots, retentionMs, beforeOperations: [] },
          });
          const world = new World();
          const protectedOnes = new Set<SnapshotId>();
          let lastCrashMs = 0;
          for (let turn = 0; world.nowMs < START_MS + 365 * DAY_MS; turn += 1) {
            const event = events[turn % events.length];
            if (!event) break;
            world.nowMs += event.minutes * MINUTE_MS;
            world.version += turn % 3 === 0 ? 0 : 1;
            world.crashIn = event.kind === "crash" ? event.minutes : Number.POSITIVE_INFINITY;
            if (event.kind === "protect") protect(world, protectedOnes, event.minutes);
            const crashed = await tick(world, [policy]);
            if (crashed) lastCrashMs = world.nowMs;
            // What a replica that died had claimed is taken over within ten minutes.
            if (world.nowMs - lastCrashMs < 10 * MINUTE_MS) continue;
            check(world, policy, protectedOnes);
          }
          expect(new Set(world.names).size).toBe(world.names.length);
          expect([...world.done.values()].every((times) => times === 1)).toBe(true);
          expect([...protectedOnes].filter((id) => world.trashed.has(id))).toEqual([]);
          expect(world.names.length).toBeGreaterThan(10);
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);

  it("makes up for a night's sleep with one snapshot, and takes none of a session that did not change", async () => {
    const policy = aPolicy({
      snapshotPolicy: {
        intervalMs: 30 * MINUTE_MS,
        maxSnapshots: null,
        retentionMs: null,
        beforeOperations: [],
      },
    });
    const world = new World();
    await tick(world, [policy]);
    world.nowMs += 8 * HOUR_MS + 7 * MINUTE_MS;
    world.version += 1;
    await tick(world, [policy]);
    await tick(world, [policy]);
    world.nowMs += 5 * HOUR_MS;
    await tick(world, [policy]);

    expect(world.names).toEqual([`scheduled-${START_MS}`, `scheduled-${START_MS + 8 * HOUR_MS}`]);
  });

  it("takes the tick of a replica that died once its claim has run out, and not again what that one had stored", async () => {
    for (const crashIn of [2, 3, 4]) {
      const policy = aPolicy({
        snapshotPolicy: { intervalMs: HOUR_MS, maxSnapshots: null, retentionMs: null, beforeOperations: [] },
      });
      const world = new World();
      world.crashIn = crashIn;
      await tick(world, [policy]);
      world.crashIn = Number.POSITIVE_INFINITY;
      await tick(world, [policy]);
      world.nowMs += 6 * MINUTE_MS;
      await tick(world, [policy]);

      expect(world.names).toEqual([`scheduled-${START_MS}`]);
    }
  });

  it("does nothing without a policy", async () => {
    const world = new World();
    await tick(world, [aPolicy({ appliesTo: ["agent:other:*"] })]);
    expect(world.names).toEqual([]);
    world.done.clear();
    world.nowMs += HOUR_MS;
    await tick(world, []);
    expect(world.done.size).toBe(0);
  });
});

/** Two replicas at the same moment. Answers whether one of them died. */
async function tick(world: World, policies: RecoveryPolicy[]): Promise<boolean> {
  const now = new Date(world.nowMs);
  const ends = await Promise.allSettled([
    runSchedule(world.replica(), policies, now),
    runSchedule(world.replica(), policies, now),
  ]);
  for (const end of ends) if (end.status === "rejected" && !(end.reason instanceof Crash)) throw end.reason;
  return ends.some(({ status }) => status === "rejected");
}

function protect(world: World, protectedOnes: Set<SnapshotId>, seed: number): void {
  const chosen = world.snapshots[seed % Math.max(1, world.snapshots.length)];
  if (!chosen) return;
  if (seed % 2) chosen.held = true;
  else chosen.safetyOfUndoable = true;
  protectedOnes.add(chosen.id);
}

function check(world: World, { snapshotPolicy }: RecoveryPolicy, protectedOnes: Set<SnapshotId>): void {
  const loose = world.snapshots.filter((snapshot) => !isProtected(snapshot));
  expect(loose.length).toBeLessThanOrEqual(snapshotPolicy.maxSnapshots ?? 0);
  const oldestMs = Math.min(world.nowMs, ...loose.map(({ createdAt }) => createdAt.getTime()));
  expect(world.nowMs - oldestMs).toBeLessThanOrEqual(snapshotPolicy.retentionMs ?? 0);
  expect([...protectedOnes].every((id) => world.snapshots.some((snapshot) => snapshot.id === id))).toBe(true);
}
