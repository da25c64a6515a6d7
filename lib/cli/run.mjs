import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./project.mjs";

/**
 * Runs a command with this terminal and answers its exit code, 127 when it could not be started.
 * Signals sent to this process are passed on, and the command decides when to end; with `graceMs`
 * it has that long.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{
 *   env?: NodeJS.ProcessEnv,
 *   cwd?: string,
 *   graceMs?: number,
 *   onSpawn?: (child: import("node:child_process").ChildProcess) => void,
 * }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = process.env, cwd = root, graceMs, onSpawn } = {}) {
  const child = spawn(command, args, { env, cwd, stdio: "inherit" });
  onSpawn?.(child);
  const stopPassing = passSignals(child, graceMs);
  return new Promise((resolve) => {
    child.once("error", (error) => {
      stopPassing();
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once("close", (code, signal) => {
      stopPassing();
      resolve(code ?? 128 + constants.signals[signal ?? "SIGTERM"]);
    });
  });
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {number | undefined} graceMs
 */
function passSignals(child, graceMs) {
  /** @type {NodeJS.Timeout | undefined} */
  let impatience;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    child.kill(signal);
    if (graceMs === undefined || impatience) return;
    console.log(`Stopping; what is still open after ${graceMs / 1000} s is cut off.`);
    impatience = setTimeout(() => child.kill("SIGKILL"), graceMs);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, pass);
  return () => {
    clearTimeout(impatience);
    for (const signal of signals) process.off(signal, pass);
  };
}
