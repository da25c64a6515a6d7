import type { Command } from "commander";
import { dataFolder } from "./data-folder";
import { EXIT } from "./exit-codes";
import { type JsonOption, leaf } from "./leaf";
import { onProjectNode } from "./project-node";
import { paint, plain, print, printJson, progressBar } from "./terminal";

/** `clawback check`. Opens the store itself: it works without the server, and beside it. */
export function addCheckCommand(program: Command): void {
  leaf(
    program,
    "check",
    "Read and hash every stored piece again; exit code 1 when one is damaged or missing",
  ).action(async ({ json }: JsonOption) => {
    if (!onProjectNode()) return;
    const { checkStore } = await import("@/lib/server/check-store");
    const bar = progressBar();
    const result = await checkStore({ ...process.env, CLAWBACK_DATA_DIR: dataFolder() }, (checked, total) =>
      bar.show(total === 0 ? 1 : checked / total, `${checked} of ${total}`),
    ).finally(bar.done);
    const { checked, faults, store } = result;
    if (json) printJson(result);
    else if (faults.length === 0)
      print(`${paint("green", "✓")} ${checked} pieces in ${store}, every one sound.`);
    else {
      print(`${paint("red", "✗")} ${faults.length} of ${checked} pieces in ${store} are damaged or missing:`);
      for (const { digest, fault, snapshots } of faults) {
        print(`  ${fault} ${digest ?? "(unknown content)"}`);
        for (const { id, sessionId, name } of snapshots)
          print(`    needed by ${id} "${plain(name)}" of ${plain(sessionId)}`);
      }
    }
    if (faults.length > 0) process.exitCode = EXIT.bad;
  });
}
