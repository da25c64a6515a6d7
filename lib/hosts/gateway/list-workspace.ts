import { PART_NAME } from "@/lib/contract/plugin-protocol";
import type { GatewayConnection } from "./connection";
import { type WorkspaceEntry, WorkspaceFolder } from "./frames";
import { refersToNothing } from "./gateway-errors";
import { isSkippedFolder } from "./workspace-paths";

const PAGE_ENTRIES = 500;
export const FILES_MAX = 5000;

export interface WorkspaceListing {
  /** Every file, in path order. The gateway lists no symbolic links. */
  files: WorkspaceEntry[];
  /** True when there were more files than are ever listed. */
  cut: boolean;
}

/** Lists an agent's workspace without the folders that only tools use. Empty when there is no such agent. */
export async function listWorkspace(
  connection: GatewayConnection,
  agentId: string,
): Promise<WorkspaceListing> {
  const files: WorkspaceEntry[] = [];
  const folders = [""];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const entry of await listFolder(connection, agentId, folder)) {
      if (PART_NAME.test(entry.name)) continue;
      if (entry.kind === "file") files.push(entry);
      else if (!isSkippedFolder(entry.name)) folders.push(entry.path);
    }
    if (files.length > FILES_MAX) break;
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files: files.slice(0, FILES_MAX), cut: files.length > FILES_MAX };
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
