import type { SessionId } from "@/lib/contract/ids";
import type { FileEntry } from "@/lib/contract/state";
import type { NotRestored } from "@/lib/engine/ports";
import type { GatewayConnection } from "./connection";
import type { WorkspaceReader } from "./read-workspace";
import { agentOf } from "./session-keys";
import type { SessionDirectory } from "./sessions";
import { lostFile, planFiles, planMemory } from "./workspace-plan";
import { type Writer, writeFile } from "./write-file";

/** What restoring a workspace needs. */
export interface WorkspaceAccess {
  connection: GatewayConnection;
  workspaces: WorkspaceReader;
  directory: SessionDirectory;
}

/** Makes the memory files equal to `target`. One that did not exist then is emptied: the gateway deletes no files. */
export async function restoreMemory(
  access: WorkspaceAccess,
  sessionId: SessionId,
  target: Record<string, string>,
): Promise<NotRestored[]> {
  const agentId = agentOf(sessionId);
  const live = await readAnew(access, agentId);
  const plan = planMemory(live.memoryFiles, target);
  const notRestored = await writeAll(access, agentId, [
    ...plan.write,
    ...plan.empty.map((path) => ({ path, text: "" })),
  ]);
  return [...notRestored, ...plan.lost];
}

/** Makes the other text files equal to `target`. Returns those that cannot be created, deleted or written. */
export async function restoreFiles(
  access: WorkspaceAccess,
  sessionId: SessionId,
  target: FileEntry[],
): Promise<NotRestored[]> {
  const agentId = agentOf(sessionId);
  const live = await readAnew(access, agentId);
  const plan = planFiles(live.files, target);
  const notRestored = await writeAll(access, agentId, plan.write);
  return [...notRestored, ...plan.lost];
}

/** The workspace as it is, with nothing taken from memory: what is written depends on it. */
function readAnew({ workspaces }: WorkspaceAccess, agentId: string) {
  workspaces.forget(agentId);
  return workspaces.read(agentId);
}

async function writeAll(
  access: WorkspaceAccess,
  agentId: string,
  files: { path: string; text: string }[],
): Promise<NotRestored[]> {
  if (files.length === 0) return [];
  const sessionKey = await access.directory.writerOf(agentId);
  const writer: Writer = { agentId, sessionKey };
  const notRestored: NotRestored[] = [];
  for (const { path, text } of files) {
    const why = await writeFile(access.connection, writer, path, text);
    if (why !== null) notRestored.push(lostFile(path, ...why));
  }
  access.workspaces.forget(agentId);
  return notRestored;
}
