import type { SessionId } from "@/lib/contract/ids";
import type { Reason } from "@/lib/contract/reason";
import type { HeldFile, NotRestored } from "@/lib/engine/ports";
import type { GatewayConnection } from "./connection";
import type { PluginLink } from "./plugin-link";
import type { ReadWorkspace, WorkspaceReader } from "./read-workspace";
import { agentOf } from "./session-keys";
import type { SessionDirectory } from "./sessions";
import { isNamedFile } from "./workspace-paths";
import { linksIn, lostFile, planFiles, planMemory, type WorkspacePlan } from "./workspace-plan";
import { type Writer, writeFile } from "./write-file";

/** What restoring a workspace needs. */
export interface WorkspaceAccess {
  connection: GatewayConnection;
  workspaces: WorkspaceReader;
  directory: SessionDirectory;
  link: PluginLink;
}

/** Makes the memory files equal to `target`. One that did not exist then is deleted, or emptied where nothing can delete it. */
export async function restoreMemory(
  access: WorkspaceAccess,
  sessionId: SessionId,
  target: Record<string, string>,
): Promise<NotRestored[]> {
  const agentId = agentOf(sessionId);
  const live = await readAnew(access, agentId);
  const plan = planMemory(live.memoryFiles, target, { any: canWrite(live), links: linksIn(live.files) });
  return carryOut(access, agentId, live, plan);
}

/** Makes the other files equal to `target`. Returns those that cannot be created, deleted or written. */
export async function restoreFiles(
  access: WorkspaceAccess,
  sessionId: SessionId,
  target: HeldFile[],
): Promise<NotRestored[]> {
  const agentId = agentOf(sessionId);
  const live = await readAnew(access, agentId);
  return carryOut(access, agentId, live, planFiles(live.files, target, { any: canWrite(live) }));
}

/** The workspace as it is, with nothing taken from memory: what is written depends on it. */
function readAnew({ workspaces }: WorkspaceAccess, agentId: string) {
  workspaces.forget(agentId);
  return workspaces.read(agentId);
}

/** With the plugin any file of the workspace can be written and deleted. */
export const canWrite = ({ plugin }: Pick<ReadWorkspace, "plugin">): boolean =>
  plugin?.can("files.list", "files.read", "files.write", "files.delete") ?? false;

async function carryOut(
  access: WorkspaceAccess,
  agentId: string,
  live: ReadWorkspace,
  { write, empty, remove, lost }: WorkspacePlan,
): Promise<NotRestored[]> {
  const { plugin } = live;
  const notRestored = [...lost];
  const note = (path: string, why: readonly Reason[] | null) => {
    if (why !== null) notRestored.push(lostFile(path, ...why));
  };
  // First what has to go: a file may stand where a folder has to be made.
  if (plugin) for (const path of remove) note(path, await plugin.remove(agentId, path));
  const sessionKey = write.length + empty.length > 0 ? await access.directory.writerOf(agentId) : undefined;
  const writer: Writer = { agentId, sessionKey };
  for (const { path, text, bytes, executable } of write) {
    const through = plugin && canWrite(live) && !isNamedFile(path) ? plugin : null;
    if (through) {
      const content = bytes ? await bytes() : Buffer.from(text ?? "");
      note(path, await through.write(agentId, path, content, executable));
    } else if (text !== null) note(path, await writeFile(access.connection, writer, path, text));
  }
  for (const path of empty) note(path, await writeFile(access.connection, writer, path, ""));
  access.workspaces.forget(agentId);
  return notRestored;
}
