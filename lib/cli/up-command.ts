import { join } from "node:path";
import type { Command } from "commander";
import { projectRoot } from "./project-node";
import { run } from "./run.mjs";

/** `clawback up`: what `npm run up` does, from anywhere. */
export function addUpCommand(program: Command): void {
  program
    .command("up")
    .description("Install, build and serve Clawback; HOST and PORT say where")
    .action(async () => {
      const script = join(projectRoot, "lib", "cli", "up.mjs");
      process.exitCode = await run(process.execPath, [script], { cwd: projectRoot });
    });
}
