import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, readdir, rename, rmdir, unlink } from "node:fs/promises";
import { PART_NAME } from "@/lib/contract/plugin-protocol";
import { Folder } from "./folder";
import { parsePath } from "./parse-path";
import { codeOf, isLinkRefusal, Refusal } from "./refusal";

const NEW_PART = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
const KNOWN_PART = constants.O_RDWR | constants.O_NOFOLLOW;
const STALE_MS = 3_600_000;

/** One part of a file to write. Parts come in order; the last one says what the whole must be. */
export interface WritePart {
  path: string;
  /** 32 hexadecimal digits that name this writing. */
  upload: string;
  offset: number;
  data: Buffer;
  /** SHA-256 of the whole file, in hex. */
  last: { digest: string; executable: boolean } | undefined;
}

/**
 * Gives a file new content, and makes the folders on its way. Until the last part has come and its digest is right,
 * nobody sees any of it; then the file is replaced at once. What is there is never written through.
 */
export async function writePart(root: string, part: WritePart): Promise<void> {
  const names = parsePath(part.path);
  const name = names.at(-1) ?? "";
  const first = part.offset === 0;
  const folder = await Folder.openBelow(root, names.slice(0, -1), { create: first });
  try {
    if (first) await removeStale(folder);
    await requireReplaceable(folder, name, part.path);
    await addPart(folder, name, part);
  } finally {
    await folder.close();
  }
}

async function addPart(folder: Folder, name: string, part: WritePart): Promise<void> {
  const partName = `.clawback-${part.upload}.part`;
  const handle = await open(await folder.at(partName), part.offset === 0 ? NEW_PART : KNOWN_PART, 0o600);
  try {
    const { size } = await handle.stat();
    if (size !== part.offset)
      throw new Refusal(
        "clawback_wrong_content",
        `${part.path} has ${size} bytes so far, not ${part.offset}.`,
      );
    await writeAll(handle, part.data, part.offset);
    if (part.last) await finish({ folder, name, partName, handle, path: part.path, ...part.last });
  } catch (error) {
    await unlink(await folder.at(partName)).catch(() => {});
    throw error;
  } finally {
    await handle.close();
  }
}

interface Finish {
  folder: Folder;
  name: string;
  partName: string;
  handle: FileHandle;
  path: string;
  digest: string;
  executable: boolean;
}

async function finish({ folder, name, partName, handle, path, digest, executable }: Finish): Promise<void> {
  if ((await digestOf(handle)) !== digest)
    throw new Refusal("clawback_wrong_content", `${path} did not arrive as it was sent.`);
  const there = await requireReplaceable(folder, name, path);
  await handle.chmod(toMode(there?.isFile() ? there.mode : 0o644, executable));
  await handle.sync();
  // A folder from which everything was deleted may stand where the file was.
  if (there?.isDirectory()) await rmdir(await folder.at(name));
  // Replaces the name itself: should a link have come there meanwhile, the link goes and what it leads to stays.
  await rename(await folder.at(partName), await folder.at(name));
  await folder.sync();
}

/** What stands at `name`, if that may go: a file, or an empty folder. */
async function requireReplaceable(folder: Folder, name: string, path: string) {
  const there = await folder.look(name);
  if (there?.isSymbolicLink()) throw isLinkRefusal(path);
  if (there && !there.isFile() && !(there.isDirectory() && (await isEmpty(folder, name))))
    throw new Refusal("clawback_not_a_file", `${path} is now a folder, or no regular file.`);
  return there;
}

async function isEmpty(folder: Folder, name: string): Promise<boolean> {
  const below = await folder.open(name, { create: false, shown: name });
  try {
    return (await readdir(await below.at("."))).length === 0;
  } finally {
    await below.close();
  }
}

/** Deletes a file. That it is not there is fine. */
export async function deleteFile(root: string, path: string): Promise<void> {
  const names = parsePath(path);
  const name = names.at(-1) ?? "";
  const folder = await Folder.openBelow(root, names.slice(0, -1), { create: false }).catch(unlessMissing);
  if (!folder) return;
  try {
    const there = await folder.look(name);
    if (!there) return;
    if (there.isSymbolicLink()) throw isLinkRefusal(path);
    if (!there.isFile())
      throw new Refusal("clawback_not_a_file", `${path} is now a folder, or no regular file.`);
    await unlink(await folder.at(name));
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof Refusal && error.reason === "clawback_not_found")) throw error;
}

/** What a writing left that was broken off long ago. */
async function removeStale(folder: Folder): Promise<void> {
  for (const name of await readdir(await folder.at("."))) {
    if (!PART_NAME.test(name)) continue;
    const there = await folder.look(name);
    if (there && Date.now() - there.mtimeMs > STALE_MS) await unlink(await folder.at(name)).catch(ignoreGone);
  }
}

function ignoreGone(error: unknown): void {
  if (codeOf(error) !== "ENOENT") throw error;
}

async function writeAll(handle: FileHandle, data: Buffer, offset: number): Promise<void> {
  for (let done = 0; done < data.length; ) {
    const { bytesWritten } = await handle.write(data, done, data.length - done, offset + done);
    done += bytesWritten;
  }
}

async function digestOf(handle: FileHandle): Promise<string> {
  const hash = createHash("sha256");
  const buffer = Buffer.alloc(65_536);
  for (let position = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return hash.digest("hex");
    hash.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}

/** Executable for whoever may read it, or for nobody. */
function toMode(mode: number, executable: boolean): number {
  const withoutExecute = mode & 0o666;
  return executable ? withoutExecute | ((withoutExecute & 0o444) >> 2) : withoutExecute;
}
