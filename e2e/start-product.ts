import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./free-port";

const START_TIMEOUT_MS = 60_000;

export interface Product {
  origin: string;
  dataDir: string;
  /** Ends the server and removes its data. */
  stop: () => Promise<void>;
}

/** Starts the built product on a port and a data folder of its own; with the demo host unless `env` names a gateway. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const dataDir = mkdtempSync(join(tmpdir(), "clawback-e2e-"));
  const server = spawn(process.execPath, ["lib/cli/start.mjs"], {
    env: { ...shellEnv(), PORT: port, CLAWBACK_DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isReady(origin))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error("Clawback did not start: what it said is above.");
    }
    await wait(100);
  }
  return { origin, dataDir, stop };
}

const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Without what a developer's shell may hold, which would point the product elsewhere. */
function shellEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (/^(?:OPENCLAW_|CLAWBACK_|DATABASE_URL$|HOST$)/.test(name)) delete env[name];
  return env;
}
