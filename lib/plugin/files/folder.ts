import { constants, existsSync, type Stats } from "node:fs";
import { type FileHandle, lstat, mkdir, open, realpath } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, isLinkRefusal, Refusal } from "./refusal";

const OPEN_FOLDER = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

// Where the system has it, names are looked up from an open folder: it stays the same folder whatever becomes of its
// path meanwhile. Elsewhere the path is compared with the open folder right before it is used.
const DESCRIPTORS = "/proc/self/fd";
const hasDescriptors = existsSync(DESCRIPTORS);

/** An open folder inside the workspace. What is named through it cannot be anywhere else. */
export class Folder {
  readonly #handle: FileHandle;
  readonly #path: string;

  private constructor(handle: FileHandle, path: string) {
    this.#handle = handle;
    this.#path = path;
  }

  /** Opens the workspace itself. Its own path may hold links: it is the owner who chose it. */
  static async openRoot(path: string): Promise<Folder> {
    try {
      const real = await realpath(path);
      return new Folder(await open(real, OPEN_FOLDER), real);
    } catch (error) {
      if (codeOf(error) === "ENOENT") throw new Refusal("clawback_not_found", "The agent has no workspace.");
      throw error;
    }
  }

  /** The folder that `names` lead to. Throws when a link is on the way; closes what it opened. */
  static async openBelow(root: string, names: string[], options: { create: boolean }): Promise<Folder> {
    let folder = await Folder.openRoot(root);
    for (const [index, name] of names.entries()) {
      const parent = folder;
      try {
        folder = await parent.open(name, { ...options, shown: names.slice(0, index + 1).join("/") });
      } finally {
        await parent.close();
      }
    }
    return folder;
  }

  async open(name: string, { create, shown }: { create: boolean; shown: string }): Promise<Folder> {
    const path = await this.at(name);
    if (create) await mkdir(path, 0o755).catch(unlessThere);
    try {
      return new Folder(await open(path, OPEN_FOLDER), join(this.#path, name));
    } catch (error) {
      const there = await lstat(path).catch(() => undefined);
      if (there?.isSymbolicLink()) throw isLinkRefusal(shown);
      if (there) throw new Refusal("clawback_not_a_file", `${shown} is not a folder.`);
      if (codeOf(error) === "ENOENT") throw new Refusal("clawback_not_found", `${shown} does not exist.`);
      throw error;
    }
  }

  /** A path of `name` in this very folder. Use it at once, and only with calls that follow no link at its end. */
  async at(name: string): Promise<string> {
    if (hasDescriptors) return `${DESCRIPTORS}/${this.#handle.fd}/${name}`;
    await this.#requireInPlace();
    return join(this.#path, name);
  }

  /** What `name` is, the link itself for a link. Undefined when there is nothing. */
  async look(name: string): Promise<Stats | undefined> {
    try {
      return await lstat(await this.at(name));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Makes names that were added or removed survive a power cut. */
  async sync(): Promise<void> {
    await this.#handle.sync();
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  async #requireInPlace(): Promise<void> {
    const [real, there, here] = await Promise.all([
      realpath(this.#path),
      lstat(this.#path),
      this.#handle.stat(),
    ]);
    if (real !== this.#path || there.ino !== here.ino || there.dev !== here.dev)
      throw isLinkRefusal(this.#path);
  }
}

function unlessThere(error: unknown): void {
  if (codeOf(error) !== "EEXIST") throw error;
}
