import type { Health } from "@/lib/contract/session";

const WINDOW_MS = 600_000;

interface EndedRun {
  atMs: number;
  failed: boolean;
}

/** Counts how the runs of each session ended over the last ten minutes, from the gateway's events. */
export class RunHealth {
  readonly #ended = new Map<string, EndedRun[]>();

  record(sessionKey: string, failed: boolean, atMs = Date.now()): void {
    this.#ended.set(sessionKey, [...this.#recent(sessionKey, atMs), { atMs, failed }]);
  }

  of(sessionKey: string, nowMs = Date.now()): Health {
    const runs = this.#recent(sessionKey, nowMs);
    const failed = runs.filter((run) => run.failed).length;
    // The gateway tells the memory of its whole process only.
    return {
      errorRate: runs.length === 0 ? null : failed / runs.length,
      runs: runs.length,
      windowMs: WINDOW_MS,
      ramBytes: null,
    };
  }

  #recent(sessionKey: string, nowMs: number): EndedRun[] {
    return (this.#ended.get(sessionKey) ?? []).filter(({ atMs }) => nowMs - atMs < WINDOW_MS);
  }
}
