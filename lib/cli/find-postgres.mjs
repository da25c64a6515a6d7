import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The oldest PostgreSQL that Clawback promises to run on. */
export const oldestPostgres = 15;

/**
 * The folder with `initdb` and `postgres` of the newest PostgreSQL ≥ 15 on this machine, or
 * undefined. Debian keeps them outside PATH, one folder a version.
 *
 * @returns {string | undefined}
 */
export function findPostgres() {
  return candidates().find((folder) => majorVersion(folder) >= oldestPostgres);
}

/** @returns {string[]} */
function candidates() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map(Number).filter(Number.isFinite) : [];
  const folders = versions.sort((a, b) => b - a).map((version) => join(debian, String(version), "bin"));
  return [...folders, ...(process.env.PATH ?? "").split(delimiter)];
}

/** @param {string} folder */
function majorVersion(folder) {
  if (!existsSync(join(folder, "postgres")) || !existsSync(join(folder, "initdb"))) return 0;
  const answer = spawnSync(join(folder, "postgres"), ["--version"], { encoding: "utf8" });
  return Number(/\(PostgreSQL\) (\d+)/.exec(answer.stdout ?? "")?.[1] ?? 0);
}
