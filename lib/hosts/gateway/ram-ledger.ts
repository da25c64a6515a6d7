import type { SessionId } from "@/lib/contract/ids";
import type { RamReading } from "@/lib/engine/ports";

const HOUR_MS = 3_600_000;

/**
 * Charges the memory of the gateway's process to sessions, as far as that can be done: while exactly one of them runs, it
 * is charged with what the process grew by over the least it held at rest within the last hour.
 */
export class RamLedger {
  #atRest: { atMs: number; rssBytes: number }[] = [];

  /** What a look at the process says of a session; undefined when none or several run, or nothing rested for an hour. */
  note(running: readonly SessionId[], rssBytes: number, nowMs: number): RamReading | undefined {
    this.#atRest = this.#atRest.filter(({ atMs }) => nowMs - atMs < HOUR_MS);
    const [sessionId, other] = running;
    if (sessionId === undefined) this.#atRest.push({ atMs: nowMs, rssBytes });
    if (sessionId === undefined || other !== undefined || this.#atRest.length === 0) return undefined;
    const least = Math.min(...this.#atRest.map((look) => look.rssBytes));
    return { sessionId, at: new Date(nowMs).toISOString(), ramBytes: Math.max(0, rssBytes - least) };
  }

  /** Another process has other memory. */
  forget(): void {
    this.#atRest = [];
  }
}
