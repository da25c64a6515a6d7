import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { projectEnv, root } from "./project.mjs";
import { Refusal } from "./refusal.mjs";
import { run } from "./run.mjs";

const sources = [
  ...["app", "components", "lib", "public"],
  ...["instrumentation.ts", "proxy.ts", "next.config.mjs", "postcss.config.mjs", "tailwind.config.ts"],
  ...["tsconfig.json", "package-lock.json"],
];
const stamp = join(root, ".next", "clawback-build");

/**
 * `next build`, unless the build that is there was made from exactly these sources.
 *
 * @returns {Promise<boolean>} true when it had to build
 */
export async function build() {
  const digest = sourceDigest();
  if (isBuilt() && existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return false;
  const code = await run("next", ["build"], { env: projectEnv() });
  if (code !== 0) throw new Refusal(`The build failed (exit code ${code}); what went wrong is above.`);
  writeFileSync(stamp, digest);
  return true;
}

/** Whether there is any build to serve. Next writes this file last. */
export function isBuilt() {
  return existsSync(join(root, ".next", "BUILD_ID"));
}

function sourceDigest() {
  const hash = createHash("sha256");
  for (const path of sources.flatMap(filesUnder).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} name relative to the root: a file, a folder, or absent
 * @returns {string[]}
 */
function filesUnder(name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [name];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/[.]test[.]tsx?$|^lib\/cli\//.test(file));
}
