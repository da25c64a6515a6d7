import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/contract/errors";

/** The gateway as `clawback connect` writes it down. */
const SavedConnection = z.strictObject({ url: z.string(), token: z.string().optional() });
export type SavedConnection = z.infer<typeof SavedConnection>;

export const connectionPath = (dataDir: string): string => join(dataDir, "connection.json");

/** Undefined when there is none. Throws a sentence that names the file when it cannot be read. */
export function readSavedConnection(dataDir: string): SavedConnection | undefined {
  const path = connectionPath(dataDir);
  try {
    return SavedConnection.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    // Also where no folder can be: that is for whoever makes the folder to say.
    if (cause instanceof Error && "code" in cause && ["ENOENT", "ENOTDIR"].includes(String(cause.code)))
      return undefined;
    throw new AppError(
      "validation_failed",
      `The saved connection ${path} cannot be read. Write it again with: clawback connect`,
      { cause },
    );
  }
}

/** For this user alone; a crash leaves the old file or the new one. */
export function saveConnection(dataDir: string, connection: SavedConnection): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const fresh = `${connectionPath(dataDir)}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, connectionPath(dataDir));
}

export const forgetConnection = (dataDir: string): void => rmSync(connectionPath(dataDir), { force: true });
