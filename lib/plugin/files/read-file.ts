import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { PART_BYTES, type PluginPart } from "@/lib/contract/plugin-protocol";
import { Folder } from "./folder";
import { isExecutable } from "./list-files";
import { parsePath } from "./parse-path";
import { codeOf, isLinkRefusal, Refusal } from "./refusal";

// Without waiting: a pipe that an agent made would otherwise hold the gateway up.
const OPEN_FILE = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A part of a file. Its size and time tell whether it is still the file of the part before. */
export async function readPart(root: string, path: string, offset: number): Promise<PluginPart> {
  const names = parsePath(path);
  const folder = await Folder.openBelow(root, names.slice(0, -1), { create: false });
  try {
    const handle = await open(await folder.at(names.at(-1) ?? ""), OPEN_FILE);
    try {
      const { size, mtimeMs, mode } = await handle.stat();
      if ((mode & constants.S_IFMT) !== constants.S_IFREG)
        throw new Refusal("clawback_not_a_file", `${path} is not a regular file.`);
      const bytes = Buffer.alloc(Math.max(0, Math.min(PART_BYTES, size - offset)));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
      const data = bytes.subarray(0, bytesRead).toString("base64");
      return { data, sizeBytes: size, modifiedAtMs: mtimeMs, executable: isExecutable(mode) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === "ELOOP") throw isLinkRefusal(path);
    if (codeOf(error) === "ENOENT") throw new Refusal("clawback_not_found", `${path} does not exist.`);
    throw error;
  } finally {
    await folder.close();
  }
}
