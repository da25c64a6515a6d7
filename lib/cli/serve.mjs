import { projectEnv } from "./project.mjs";
import { run } from "./run.mjs";

/** Open event streams can keep the server from ending. A rollback cut off by this is settled at the next start. */
const graceMs = 5_000;

/**
 * Serves the build until told to stop; answers the server's exit code.
 *
 * @param {{ host: string, port: number }} address
 * @param {(server: import("node:child_process").ChildProcess) => void} [onSpawn]
 */
export function serve({ host, port }, onSpawn) {
  const args = ["start", "-H", host, "-p", String(port)];
  return run("next", args, { env: projectEnv(), graceMs, ...(onSpawn ? { onSpawn } : {}) });
}
