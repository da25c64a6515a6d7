import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./project.mjs";

/**
 * One digest of these files, or of all files in these folders, without tests.
 *
 * @param {string[]} names relative to the root; what is absent does not count
 * @param {RegExp} [without] files that do not count
 */
export function sourceDigest(names, without = /^$/) {
  const hash = createHash("sha256");
  const files = names.flatMap(filesUnder).filter((file) => !without.test(file));
  for (const path of files.sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function filesUnder(name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [name];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/[.]test[.]tsx?$/.test(file));
}
