import type { EndedRun, RamReading } from "@/lib/engine/ports";
import type { NewHealthMinute } from "../tables";
import { minuteOf } from "./minute";

/** Runs and readings as the minutes in which they fell, in the order of their key: one for each session and minute. */
export function toMinutes(runs: EndedRun[], ram: RamReading[]): NewHealthMinute[] {
  const minutes = new Map<string, NewHealthMinute>();
  const at = (sessionId: string, moment: string): NewHealthMinute => {
    const minute = minuteOf(Date.parse(moment));
    const key = `${minute} ${sessionId}`;
    const known = minutes.get(key) ?? {
      session_id: sessionId,
      minute,
      runs: 0,
      failed: 0,
      longest_run_ms: null,
      ram_bytes: null,
    };
    minutes.set(key, known);
    return known;
  };
  for (const { sessionId, endedAt, durationMs, failed } of runs) {
    const bucket = at(sessionId, endedAt);
    bucket.runs += 1;
    bucket.failed += Number(failed);
    bucket.longest_run_ms = greater(bucket.longest_run_ms ?? null, durationMs);
  }
  for (const { sessionId, at: moment, ramBytes } of ram) {
    const bucket = at(sessionId, moment);
    bucket.ram_bytes = greater(bucket.ram_bytes ?? null, ramBytes);
  }
  // Everyone writes in this order, so that nobody waits for one who waits for him.
  return [...minutes.values()].sort(
    (a, b) => a.minute - b.minute || (a.session_id < b.session_id ? -1 : Number(a.session_id > b.session_id)),
  );
}

function greater(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return whole(one ?? other);
  return whole(Math.max(one, other));
}

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));
