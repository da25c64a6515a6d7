import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A process of its own on the same database: what it prints, line by line. */
export interface Child {
  lines: AsyncIterator<string>;
  say(line: string): void;
  /** SIGKILL: nothing of it runs any more when this resolves. */
  kill(): Promise<void>;
}

/** Runs a TypeScript file of the project. */
export function startChild(script: URL, ...args: string[]): Child {
  const child = spawn(
    process.execPath,
    ["--import", `${root}e2e/run-typescript.mjs`, fileURLToPath(script), ...args],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const exited = exitOf(child);
  return {
    lines: createInterface(child.stdout)[Symbol.asyncIterator](),
    say: (line) => child.stdin.write(`${line}\n`),
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

const exitOf = (child: ChildProcess) => new Promise<void>((resolve) => child.once("close", () => resolve()));
