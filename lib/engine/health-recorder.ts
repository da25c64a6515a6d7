import { HEALTH_KEPT_MS } from "@/lib/contract/health";
import { HEALTH_LIMITS } from "@/lib/contract/health-limits";
import type { SessionId } from "@/lib/contract/ids";
import type { EndedRun, EngineDeps, EventSink, HealthStore, HostEvent, RamReading } from "./ports";

/** More than a store that is away for an hour makes wait; beyond it the oldest are given up. */
const MOST_WAITING = 20_000;
/** RAM moves all the time: only a step of this size is told. */
const RAM_STEP_BYTES = HEALTH_LIMITS.ramBytes / 20;

/** Collects what the host tells of its sessions until it is stored. */
export interface HealthRecorder {
  /** Never fails, never waits. */
  note(event: HostEvent): void;
  /**
   * Stores what was collected, and tells of the sessions whose health changed by it. When it throws nothing is lost:
   * the next time stores it. A process that dies loses what was not flushed.
   */
  flush(): Promise<void>;
}

/**
 * Every replica records what it hears: the store counts each run once. Each tells its own readers, who then read what
 * all replicas read.
 */
export function createHealthRecorder(store: HealthStore, events: EventSink): HealthRecorder {
  const toldRam = new Map<SessionId, number>();
  let runs: EndedRun[] = [];
  let ram: RamReading[] = [];
  let turn: Promise<void> = Promise.resolve();

  const tell = (recorded: EndedRun[], readings: RamReading[]) => {
    const moved = readings.filter(({ sessionId, ramBytes }) => {
      const known = toldRam.get(sessionId);
      return known === undefined || Math.abs(ramBytes - known) >= RAM_STEP_BYTES;
    });
    for (const { sessionId, ramBytes } of moved) toldRam.set(sessionId, ramBytes);
    for (const sessionId of new Set([...recorded, ...moved].map((entry) => entry.sessionId)))
      events.publish({ type: "session", sessionId });
  };

  const flushOnce = async () => {
    const [taken, readings] = [runs, ram];
    if (taken.length === 0 && readings.length === 0) return;
    [runs, ram] = [[], []];
    try {
      await store.recordHealth(taken, readings);
    } catch (error) {
      runs = [...taken, ...runs].slice(-MOST_WAITING);
      ram = [...readings, ...ram].slice(-MOST_WAITING);
      throw error;
    }
    tell(taken, readings);
  };

  return {
    note(event) {
      if (event.type === "run") {
        const { type: _type, ...run } = event;
        runs.push(run);
      }
      if (event.type === "ram") {
        const { type: _type, ...reading } = event;
        ram.push(reading);
      }
    },
    // One after the other, so that whoever waits for his flush knows that what he noted before it is stored.
    flush() {
      const next = turn.then(flushOnce);
      turn = next.catch(() => {});
      return next;
    },
  };
}

/** Forgets what is older than 30 days. */
export const forgetOldHealth = ({ health, clock }: Pick<EngineDeps, "health" | "clock">): Promise<void> =>
  health.pruneHealth(new Date(clock.now().getTime() - HEALTH_KEPT_MS));
