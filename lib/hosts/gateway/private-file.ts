import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { z } from "zod";

/** Reads a JSON file of ours. Undefined when there is none; throws when it is there and damaged. */
export function readPrivateFile<T>(path: string, schema: z.ZodType<T>): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined; // node:fs throws ErrnoException
    throw error;
  }
  return schema.parse(JSON.parse(text));
}

/** Writes a secret so that only this user can read it, and so that a crash leaves the old file or the new one. */
export function writePrivateFile(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.new`;
  writeFileSync(fresh, JSON.stringify(value), { mode: 0o600 });
  // The mode above only counts for a new file, and the umask has a say in it.
  chmodSync(fresh, 0o600);
  renameSync(fresh, path);
}
