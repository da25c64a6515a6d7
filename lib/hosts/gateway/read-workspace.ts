import type { HeldFile } from "@/lib/engine/ports";
import { inBatches } from "./batches";
import type { GatewayConnection } from "./connection";
import type { PluginListing, WorkspaceEntry } from "./frames";
import { isKeepable, keepBytes } from "./keep-bytes";
import { listWorkspace } from "./list-workspace";
import type { Plugin } from "./plugin";
import type { PluginLink } from "./plugin-link";
import { readFile } from "./read-file";
import { isMemoryPath } from "./workspace-paths";

const READS_AT_ONCE = 8;
// A file changed so shortly before it was read may change again within the same millisecond and size.
const SETTLED_MS = 5000;

export interface ReadWorkspace {
  memoryFiles: Record<string, string>;
  /** In path order. A memory file that cannot be read is among them, with the reason. */
  files: HeldFile[];
  /** What read the rest, and can write it. Null without the plugin. */
  plugin: Plugin | null;
  /** True when the workspace has more files than are read. */
  cut: boolean;
}

interface Remembered {
  size: number | undefined;
  updatedAtMs: number | undefined;
  readAtMs: number;
  entry: HeldFile;
}

/** Reads workspaces, and a file's content only when its size or time has changed since the last time. */
export class WorkspaceReader {
  readonly #connection: GatewayConnection;
  readonly #link: PluginLink;
  readonly #remembered = new Map<string, Map<string, Remembered>>();

  constructor(connection: GatewayConnection, link: PluginLink) {
    this.#connection = connection;
    this.#link = link;
  }

  async read(agentId: string): Promise<ReadWorkspace> {
    const plugin = await this.#link.find();
    const [{ files: listed, cut }, seen] = await Promise.all([
      listWorkspace(this.#connection, agentId),
      plugin?.can("files.list") ? plugin.list(agentId) : undefined,
    ]);
    const known = this.#remembered.get(agentId) ?? new Map<string, Remembered>();
    const fresh = new Map<string, Remembered>();
    await inBatches(listed, READS_AT_ONCE, async (file) => {
      const remembered = known.get(file.path);
      const current =
        remembered && isSame(remembered, file) ? remembered : await this.#remember(agentId, file);
      if (current) fresh.set(file.path, current);
    });
    if (plugin?.can("files.read")) await keepMissing(plugin, agentId, fresh);
    this.#remembered.set(agentId, fresh);

    const files: HeldFile[] = linksOf(seen);
    const memoryFiles: Record<string, string> = {};
    const executable = new Map(seen?.entries.map((entry) => [entry.path, entry.executable]));
    for (const { entry } of fresh.values()) {
      if (isMemoryPath(entry.path) && entry.text !== null) memoryFiles[entry.path] = entry.text;
      else files.push(withMode(entry, executable.get(entry.path)));
    }
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { memoryFiles, files, plugin, cut };
  }

  /** Forgets an agent's files: the next read asks for all of them. */
  forget(agentId: string): void {
    this.#remembered.delete(agentId);
  }

  async #remember(agentId: string, file: WorkspaceEntry): Promise<Remembered | undefined> {
    const readAtMs = Date.now();
    const entry = await readFile(this.#connection, agentId, file);
    return entry && { size: file.size, updatedAtMs: file.updatedAtMs, readAtMs, entry };
  }
}

/** The bytes of files that the gateway alone does not give, also of those it was asked for before the plugin came. */
async function keepMissing(plugin: Plugin, agentId: string, fresh: Map<string, Remembered>): Promise<void> {
  const files = [...fresh.values()].map(({ entry }) => entry).filter(isKeepable);
  for (const entry of await keepBytes(plugin, agentId, files)) {
    const known = fresh.get(entry.path);
    if (known) fresh.set(entry.path, { ...known, entry });
  }
}

/** Links are named, so that a rollback can say that it leaves them alone. */
const linksOf = (seen: PluginListing | undefined): HeldFile[] =>
  (seen?.entries ?? [])
    .filter(({ kind }) => kind === "link")
    .map(({ path }) => ({ path, sizeBytes: null, digest: null, text: null, gap: "symlink" }));

const withMode = (entry: HeldFile, executable: boolean | undefined): HeldFile =>
  executable === undefined ? entry : { ...entry, executable };

function isSame(remembered: Remembered, listed: WorkspaceEntry): boolean {
  const { size, updatedAtMs, readAtMs } = remembered;
  if (remembered.entry.gap === "unreadable") return false;
  if (updatedAtMs === undefined || size !== listed.size || updatedAtMs !== listed.updatedAtMs) return false;
  return readAtMs - updatedAtMs > SETTLED_MS;
}
