import { setTimeout as pause } from "node:timers/promises";
import { isBusy } from "./explain-sqlite";

const PAUSE_MS = 5;

/**
 * Tries `attempt` again while another process has the database. Unlike SQLite's own timeout it does not stop this
 * process meanwhile.
 */
export async function untilFree<Result>(timeoutMs: number, attempt: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw error;
      await pause(PAUSE_MS);
    }
  }
}
