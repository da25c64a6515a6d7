import type { SessionId } from "@/lib/contract/ids";
import type { EndedRun, RamReading } from "@/lib/engine/ports";
import { type Pulse, valueAt } from "./pulse";

const MINUTE_MS = 60_000;

// Multiples of it, cut to what follows the point, never cluster: any ten minutes hold their share of failures.
const GOLDEN_RATIO = 0.618_033_988_749_895;

/** The runs of a pulse whose curves end at `now`. The same pulse and moment always give the same runs. */
export function runsOfPulse(sessionId: SessionId, pulse: Pulse, now: Date): EndedRun[] {
  const epoch = now.getTime().toString(36);
  const runs: EndedRun[] = [];
  let minutesAgo = pulse.activeMin.to;
  for (let index = 0; minutesAgo < pulse.activeMin.from; index += 1) {
    const gapMin = 1 / valueAt(pulse.pace, minutesAgo);
    runs.push({
      sessionId,
      runId: `run-${epoch}-past-${index.toString(36)}`,
      endedAt: momentAt(now, minutesAgo + gapMin / 2),
      durationMs: 1500 + ((index * 7919) % 97) * 250,
      failed: (0.5 + index * GOLDEN_RATIO) % 1 < valueAt(pulse.errorRate, minutesAgo),
    });
    minutesAgo += gapMin;
  }
  return runs;
}

/** The RAM of a pulse, minute by minute. */
export function ramOfPulse(sessionId: SessionId, pulse: Pulse, now: Date): RamReading[] {
  const { from, to } = pulse.activeMin;
  return Array.from({ length: Math.ceil(from - to) }, (_, index) => ({
    sessionId,
    at: momentAt(now, to + index),
    ramBytes: ramBytesAt(pulse, to + index),
  }));
}

/** The RAM of a pulse that many minutes ago. */
export const ramBytesAt = (pulse: Pulse, minutesAgo: number): number =>
  Math.round(valueAt(pulse.ramMb, minutesAgo) * 1_000_000);

const momentAt = (now: Date, minutesAgo: number): string =>
  new Date(Math.round(now.getTime() - minutesAgo * MINUTE_MS)).toISOString();
