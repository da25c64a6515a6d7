import { spawn } from "node:child_process";
import { root } from "./project.mjs";

/**
 * Runs a command with this terminal and answers its exit code, 127 when it could not be started.
 * Signals sent to this process are passed on, and the command decides when to end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, onSpawn?: (child: import("node:child_process").ChildProcess) => void }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = process.env, cwd = root, onSpawn } = {}) {
  const child = spawn(command, args, { env, cwd, stdio: "inherit" });
  onSpawn?.(child);
  const stopPassing = passSignals(child);
  return new Promise((resolve) => {
    child.once("error", (error) => {
      stopPassing();
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once("close", (code, signal) => {
      stopPassing();
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

/** @param {import("node:child_process").ChildProcess} child */
function passSignals(child) {
  const handlers = ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => {
    const handler = () => child.kill(/** @type {NodeJS.Signals} */ (signal));
    process.on(signal, handler);
    return { signal, handler };
  });
  return () => {
    for (const { signal, handler } of handlers) process.off(signal, handler);
  };
}
