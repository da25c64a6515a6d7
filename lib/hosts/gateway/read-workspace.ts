import type { FileEntry } from "@/lib/contract/state";
import { inBatches } from "./batches";
import type { GatewayConnection } from "./connection";
import type { WorkspaceEntry } from "./frames";
import { listWorkspace } from "./list-workspace";
import { readFile } from "./read-file";
import { isMemoryPath } from "./workspace-paths";

const READS_AT_ONCE = 8;
// A file changed so shortly before it was read may change again within the same millisecond and size.
const SETTLED_MS = 5000;

export interface ReadWorkspace {
  memoryFiles: Record<string, string>;
  /** In path order. A memory file that cannot be read is among them, with the reason. */
  files: FileEntry[];
  /** True when the workspace has more files than are read. */
  cut: boolean;
}

interface Remembered {
  size: number | undefined;
  updatedAtMs: number | undefined;
  readAtMs: number;
  entry: FileEntry;
}

/** Reads workspaces, and a file's content only when its size or time has changed since the last time. */
export class WorkspaceReader {
  readonly #connection: GatewayConnection;
  readonly #remembered = new Map<string, Map<string, Remembered>>();

  constructor(connection: GatewayConnection) {
    this.#connection = connection;
  }

  async read(agentId: string): Promise<ReadWorkspace> {
    const { files: listed, cut } = await listWorkspace(this.#connection, agentId);
    const known = this.#remembered.get(agentId) ?? new Map<string, Remembered>();
    const fresh = new Map<string, Remembered>();
    const entries = await inBatches(listed, READS_AT_ONCE, async (file) => {
      const remembered = known.get(file.path);
      const current =
        remembered && isSame(remembered, file) ? remembered : await this.#remember(agentId, file);
      if (current) fresh.set(file.path, current);
      return current?.entry;
    });
    this.#remembered.set(agentId, fresh);

    const files: FileEntry[] = [];
    const memoryFiles: Record<string, string> = {};
    for (const entry of entries) {
      if (!entry) continue;
      if (isMemoryPath(entry.path) && entry.text !== null) memoryFiles[entry.path] = entry.text;
      else files.push(entry);
    }
    return { memoryFiles, files, cut };
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

function isSame(remembered: Remembered, listed: WorkspaceEntry): boolean {
  const { size, updatedAtMs, readAtMs } = remembered;
  if (remembered.entry.gap === "unreadable") return false;
  if (updatedAtMs === undefined || size !== listed.size || updatedAtMs !== listed.updatedAtMs) return false;
  return readAtMs - updatedAtMs > SETTLED_MS;
}
