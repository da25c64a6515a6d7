import { type ChildProcess, execFile, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "@/e2e/free-port";
import { type FakeModel, startFakeModel } from "./fake-model";
import { labConfig, workspaceOf } from "./lab-config";
import { connectOperator } from "./operator";

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;

export type StartOptions = {
  /** Agents besides `main`, each with its own workspace. */
  agents?: string[];
  /** Addresses of proxies whose word about the client's address the gateway takes. */
  trustedProxies?: string[];
  /** Keep the state folder after `stop()`, to look at its logs. */
  keepState?: boolean;
};

export type CommandResult = { code: number; stdout: string; stderr: string };

export type Gateway = {
  url: string;
  port: number;
  token: string;
  stateDir: string;
  model: FakeModel;
  /** The folder an agent works in; `main` if none is named. */
  workspace: (agentId?: string) => string;
  /** Runs `openclaw` as a person on the gateway's host would, with this in its environment besides. */
  command: (args: string[], env?: Record<string, string>) => Promise<CommandResult>;
  /** Ends the process as an operator would; it drains work. The state stays for `start()`. */
  halt: () => Promise<void>;
  /** Ends the process and its children with SIGKILL. The state stays for `start()`. */
  kill: () => Promise<void>;
  /** Starts the process again on the same state and port, and waits until a client is let in. */
  start: () => Promise<void>;
  /** `halt` and `start`. */
  restart: () => Promise<void>;
  /** Ends everything, the model too, and removes the state folder. */
  stop: () => Promise<void>;
};

/**
 * Starts a real OpenClaw gateway on a free loopback port, with a scratch state folder and home and
 * a scripted model. Resolves when a client is let in, which takes 15 to 40 s.
 */
export async function startGateway(options: StartOptions = {}): Promise<Gateway> {
  const stateDir = mkdtempSync(join(tmpdir(), "clawback-gateway-"));
  const token = "lab-token";
  const port = await freePort();
  const model = await startFakeModel();
  const { agents = [], trustedProxies = [] } = options;
  for (const agent of ["main", ...agents]) mkdirSync(workspaceOf(stateDir, agent), { recursive: true });
  mkdirSync(join(stateDir, "home"));
  const config = labConfig({ port, token, modelBaseUrl: model.baseUrl, stateDir, agents, trustedProxies });
  writeFileSync(join(stateDir, "openclaw.json"), JSON.stringify(config, null, 2), { mode: 0o600 });

  const url = `ws://127.0.0.1:${port}`;
  let child: GatewayProcess | null = null;
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    const running = child;
    child = null;
    await running?.end(signal);
  };
  const start = async () => {
    child = spawnGateway(stateDir, port);
    try {
      await waitUntilAdmitted(child, url, token);
    } catch (error) {
      await end("SIGKILL");
      throw error;
    }
  };
  const stop = async () => {
    await end("SIGTERM");
    await model.close();
    if (!options.keepState)
      rmSync(stateDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  try {
    await start();
  } catch (error) {
    await model.close();
    throw error;
  }
  return {
    url,
    port,
    token,
    stateDir,
    model,
    workspace: (agentId = "main") => workspaceOf(stateDir, agentId),
    command: (args, env) => runCommand(stateDir, args, env),
    halt: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    start,
    restart: async () => {
      await end("SIGTERM");
      await start();
    },
    stop,
  };
}

type GatewayProcess = { exited: Promise<string>; end: (signal: "SIGTERM" | "SIGKILL") => Promise<void> };

function spawnGateway(stateDir: string, port: number): GatewayProcess {
  const log = openSync(join(stateDir, "gateway.out"), "a");
  const child = spawn(process.execPath, [openclawScript(), "gateway", "run", "--port", String(port)], {
    cwd: stateDir,
    stdio: ["ignore", log, log],
    // A group of its own, so that the helper processes of the gateway can be ended with it.
    detached: true,
    env: gatewayEnv(stateDir),
  });
  closeSync(log);
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const killWithUs = () => signalGroup(child, "SIGKILL");
  process.once("exit", killWithUs);
  void exited.then(() => process.off("exit", killWithUs));

  return {
    exited,
    end: async (signal) => {
      if (signal === "SIGKILL") signalGroup(child, "SIGKILL");
      else child.kill("SIGTERM");
      const timer = setTimeout(() => signalGroup(child, "SIGKILL"), STOP_TIMEOUT_MS);
      await exited;
      clearTimeout(timer);
      signalGroup(child, "SIGKILL");
    },
  };
}

const gatewayEnv = (stateDir: string): NodeJS.ProcessEnv => ({
  NODE_ENV: "production",
  PATH: process.env.PATH,
  HOME: join(stateDir, "home"),
  TMPDIR: tmpdir(),
  TZ: "UTC",
  OPENCLAW_STATE_DIR: stateDir,
  OPENCLAW_CONFIG_PATH: join(stateDir, "openclaw.json"),
  OPENCLAW_DISABLE_BONJOUR: "1",
  OPENCLAW_NO_RESPAWN: "1",
  OPENCLAW_SKIP_CHANNELS: "1",
  OPENCLAW_EXEC_SHELL_SNAPSHOT: "0",
});

function runCommand(stateDir: string, args: string[], env: Record<string, string> = {}) {
  const options = { cwd: stateDir, env: { ...gatewayEnv(stateDir), ...env } };
  return new Promise<CommandResult>((resolve) => {
    execFile(process.execPath, [openclawScript(), ...args], options, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : 1;
      resolve({ code: error ? code : 0, stdout, stderr });
    });
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is already gone.
  }
}

async function waitUntilAdmitted(child: GatewayProcess, url: string, token: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let ended: string | null = null;
  void child.exited.then((how) => {
    ended = how;
  });
  for (;;) {
    if (ended !== null)
      throw new Error(`The gateway ended while starting (${ended}); see gateway.out in its state folder.`);
    try {
      const operator = await connectOperator({ url, token }, { attempts: 1 });
      await operator.close();
      return;
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error("The gateway did not let a client in within 120 s.", { cause: error });
      await wait(200);
    }
  }
}

function openclawScript(): string {
  const entry = createRequire(import.meta.url).resolve("openclaw");
  return join(dirname(entry), "..", "openclaw.mjs");
}
