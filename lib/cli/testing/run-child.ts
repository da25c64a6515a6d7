import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { outsideEnv } from "../project.mjs";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

export interface ChildRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface ChildOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Written to the child's standard input, which then ends. */
  input?: string;
}

/**
 * Runs a program to its end, with the shell's own Node (not the project's) and without what a developer's shell may
 * point elsewhere. Not synchronous, so that an API in this process can answer it.
 */
export function runChild(
  command: string,
  args: string[],
  { cwd, env = {}, input = "" }: ChildOptions = {},
): Promise<ChildRun> {
  const child = spawn(command, args, { cwd, env: { ...cleanEnv(), ...env } });
  const run: ChildRun = { code: null, stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    run.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    run.stderr += text;
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...run, code }));
  });
}

function cleanEnv(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = outsideEnv();
  for (const name of Object.keys(env))
    if (
      /^(?:OPENCLAW_|CLAWBACK_|DATABASE_URL$|HOST$|PORT$|npm_|NODE_OPTIONS$|NO_COLOR$|FORCE_COLOR$)/.test(
        name,
      )
    )
      delete env[name];
  return env;
}
