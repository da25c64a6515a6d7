import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EXIT, Stop } from "./exit-codes";

const root = fileURLToPath(new URL("../../", import.meta.url));
const ours = `${root}node_modules/node/bin/node`;

/**
 * For what needs Node 24 (its SQLite and zstd): true when this is one. Else runs the same command on the project's own
 * Node, passes on its exit code, and answers false.
 */
export function onProjectNode(): boolean {
  if (Number(process.versions.node.split(".")[0]) >= 24) return true;
  if (!existsSync(ours))
    throw new Stop(
      EXIT.bad,
      `This needs Node 24, which comes with the packages. Run npm run up in ${root} once.`,
    );
  const { status } = spawnSync(ours, process.argv.slice(1), { stdio: "inherit" });
  process.exitCode = status ?? EXIT.bad;
  return false;
}

/** Where Clawback is installed. */
export const projectRoot = root;
