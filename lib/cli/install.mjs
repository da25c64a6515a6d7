import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { outsideEnv, projectNode, root } from "./project.mjs";
import { Refusal } from "./refusal.mjs";
import { run } from "./run.mjs";

/**
 * Installs the project and its Node 24.
 *
 * @returns {Promise<boolean>} true when it had to install
 */
export async function installProject() {
  const installed = await install(root, outsideEnv());
  const version = spawnSync(projectNode, ["--version"], { encoding: "utf8" }).stdout?.trim();
  if (!version?.startsWith("v24.")) {
    throw new Refusal(
      "npm installed the packages, but not Node 24, which the package `node` brings with an install script. " +
        "Allow it (npm config set ignore-scripts false), remove node_modules and run the same command again.",
    );
  }
  return installed;
}

/**
 * `npm ci` in a folder, unless what its lockfile names is there already.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} true when it had to install
 */
export async function install(folder, env) {
  if (isInstalled(folder)) return false;
  const code = await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    env,
    cwd: folder,
  });
  if (code !== 0) {
    throw new Refusal(
      `npm ci failed in ${folder} (exit code ${code}); npm's own message is above. ` +
        "Mostly it is the network (is the npm registry reachable?) or a full disk. Then run the same command again.",
    );
  }
  return true;
}

/**
 * Whether node_modules holds what the lockfile names. npm writes its own list of what it installed
 * last, so a broken installation has none.
 *
 * @param {string} folder
 */
function isInstalled(folder) {
  const list = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(list)) return false;
  const present = packagesOf(list);
  return Object.entries(packagesOf(join(folder, "package-lock.json"))).every(
    ([path, { version, optional }]) =>
      path === "" || (present[path] ? present[path].version === version : optional === true),
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
