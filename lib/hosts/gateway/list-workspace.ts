import { PART_NAME } from "@/lib/contract/plugin-protocol";
import type { GatewayConnection } from "./connection";
import { type WorkspaceEntry, WorkspaceFolder } from "./frames";
import { refersToNothing } from "./gateway-errors";
import { isMemoryPath, isSkippedFolder, MEMORY_FOLDER } from "./workspace-paths";

const PAGE_ENTRIES = 500;
export const FILES_MAX = 5000;

export interface WorkspaceListing {
  /** Memory, then every other file, each in path order. The gateway lists no symbolic links. */
  files: WorkspaceEntry[];
  /** True when there were more files than are ever listed. */
  cut: boolean;
}

type ListFolder = (path: string) => Promise<WorkspaceEntry[]>;

/**
 * Lists an agent's workspace without the folders that only tools use. What is left out of a very large one lies beyond
 * the last path that is there: nobody may take it for absent. Memory is always there, however large the folders before
 * it are. Empty when there is no such agent.
 */
export async function listWorkspace(
  connection: GatewayConnection,
  agentId: string,
): Promise<WorkspaceListing> {
  const listed = new Map<string, Promise<WorkspaceEntry[]>>();
  const list: ListFolder = (path) => {
    const entries = listed.get(path) ?? listFolder(connection, agentId, path);
    listed.set(path, entries);
    return entries;
  };
  const roots = await list("");
  const isMemory = ({ path }: WorkspaceEntry) => isMemoryPath(path);
  const memory = await walk(list, roots.filter(isMayBeMemory), isMemory);
  const others = await walk(list, roots, (file) => !isMemory(file));
  return {
    files: [...memory.slice(0, FILES_MAX), ...others.slice(0, FILES_MAX)],
    cut: memory.length > FILES_MAX || others.length > FILES_MAX,
  };
}

const isMayBeMemory = ({ kind, path }: WorkspaceEntry) => kind === "file" || path === MEMORY_FOLDER;

/** The files that are wanted, in path order: one more than are ever listed at most. */
async function walk(
  list: ListFolder,
  entries: WorkspaceEntry[],
  isWanted: (file: WorkspaceEntry) => boolean,
): Promise<WorkspaceEntry[]> {
  const files: WorkspaceEntry[] = [];
  const waiting = lastFirst(entries);
  for (let entry = waiting.pop(); entry && files.length <= FILES_MAX; entry = waiting.pop()) {
    if (PART_NAME.test(entry.name)) continue;
    if (entry.kind !== "file") {
      if (!isSkippedFolder(entry.name))
        for (const below of lastFirst(await list(entry.path))) waiting.push(below);
    } else if (isWanted(entry)) files.push(entry);
  }
  return files;
}

/** A folder stands where the paths in it stand: "a.md" comes before "a/b". */
function lastFirst(entries: WorkspaceEntry[]): WorkspaceEntry[] {
  const placeOf = ({ kind, path }: WorkspaceEntry) => (kind === "file" ? path : `${path}/`);
  return [...entries].sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
}

async function listFolder(
  connection: GatewayConnection,
  agentId: string,
  path: string,
): Promise<WorkspaceEntry[]> {
  const entries: WorkspaceEntry[] = [];
  for (;;) {
    const params = { agentId, path, limit: PAGE_ENTRIES, offset: entries.length };
    const page = await connection
      .read("agents.workspace.list", params, WorkspaceFolder)
      .catch((error: unknown) => {
        // The folder was removed since its parent was listed, or the agent has no workspace yet.
        if (refersToNothing(error)) return { entries: [], totalEntries: 0 };
        throw error;
      });
    entries.push(...page.entries);
    if (page.entries.length === 0 || entries.length >= page.totalEntries) return entries;
  }
}
