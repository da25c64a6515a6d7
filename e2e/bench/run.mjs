// `npm run bench`: what a snapshot and a diff cost, beside what else could store and compare the same states.
// `npm run bench -- pages`: what the pages cost in a browser; it needs a build.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("./", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));

const [what, ...rest] = process.argv.slice(2);
const isPages = what === "pages";
if (!isPages && !existsSync(`${here}node_modules/.package-lock.json`)) {
  // better-sqlite3 brings its binaries along; its install script would compile them once more.
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], here);
}
const ours = `${root}node_modules/.bin/node`;
run(
  existsSync(ours) ? ours : process.execPath,
  ["--import", `${root}e2e/run-typescript.mjs`, `${here}${isPages ? "pages.ts" : "bench.ts"}`, ...rest],
  root,
);

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
