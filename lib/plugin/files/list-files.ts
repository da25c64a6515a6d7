import { readdir } from "node:fs/promises";
import { PART_NAME, type PluginEntry, type PluginListing } from "@/lib/contract/plugin-protocol";
import { Folder } from "./folder";
import { Refusal } from "./refusal";

const ENTRIES_MAX = 20_000;
const SKIPPED = new Set([".git", "node_modules"]);

/** Every file and link of a workspace, without the folders that only tools use. */
export async function listFiles(root: string): Promise<PluginListing> {
  const entries: PluginEntry[] = [];
  const folder = await Folder.openRoot(root);
  await addFolder(folder, "", entries);
  return { entries: entries.slice(0, ENTRIES_MAX), cut: entries.length > ENTRIES_MAX };
}

/** Closes `folder`. */
async function addFolder(folder: Folder, prefix: string, entries: PluginEntry[]): Promise<void> {
  try {
    for (const name of await readdir(await folder.at("."))) {
      if (entries.length > ENTRIES_MAX) return;
      if (SKIPPED.has(name) || PART_NAME.test(name)) continue;
      const found = await folder.look(name);
      const path = prefix + name;
      if (found?.isDirectory()) {
        const below = await folder.open(name, { create: false, shown: path }).catch(ignoreRefusal);
        if (below) await addFolder(below, `${path}/`, entries);
      } else if (found?.isFile() || found?.isSymbolicLink()) {
        const isLink = found.isSymbolicLink();
        entries.push({
          path,
          kind: isLink ? "link" : "file",
          sizeBytes: found.size,
          executable: !isLink && isExecutable(found.mode),
        });
      }
    }
  } finally {
    await folder.close();
  }
}

/** The folder went, or became a link, since it was looked at. */
function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}

/** By its owner, as git sees it. */
export const isExecutable = (mode: number): boolean => (mode & 0o100) !== 0;
