import type { SessionId } from "@/lib/contract/ids";
import type { Reason } from "@/lib/contract/reason";
import type { Part } from "@/lib/contract/state";
import type { Capture, CaptureOptions } from "@/lib/engine/ports";
import { plain } from "@/lib/engine/reasons/refusal";
import { captureContext } from "./capture-context";
import type { GatewayConnection } from "./connection";
import { findRow } from "./find-row";
import type { SessionRow } from "./frames";
import { FILES_MAX } from "./list-workspace";
import { toSettings } from "./read-settings";
import { readSkills, readTools } from "./read-tools";
import type { ReadWorkspace, WorkspaceReader } from "./read-workspace";
import { canWrite } from "./restore-workspace";
import { agentOf } from "./session-keys";
import { isNamedFile } from "./workspace-paths";

/** Reads the whole state of a session, and of its agent's workspace when there is no such session. */
export async function capture(
  connection: GatewayConnection,
  workspaces: WorkspaceReader,
  sessionId: SessionId,
  options: CaptureOptions,
): Promise<Capture> {
  const agentId = agentOf(sessionId);
  // Without an earlier state to build on everything is asked for anew, also what the reader remembers.
  if (!options.since) workspaces.forget(agentId);
  const row = await findRow(connection, sessionId);
  if (!row) return absent(await workspaces.read(agentId));

  // The context first: when a pin has to be taken again, the other parts are still those of the end.
  const captured = await captureContext(connection, row, options);
  if (!captured) return absent(await workspaces.read(agentId));
  const [workspace, tools, skills, now] = await Promise.all([
    workspaces.read(agentId),
    readTools(connection, sessionId),
    readSkills(connection, row),
    findRow(connection, sessionId),
  ]);
  const { context, cursor, pin, contextTokens, restorable, why } = captured;
  const limits = workspaceLimits(workspace, row);
  return {
    present: true,
    context,
    cursor,
    pin,
    contextTokens,
    memoryFiles: workspace.memoryFiles,
    files: workspace.files,
    tools,
    skills,
    settings: toSettings(now ?? row),
    restorable: { ...limits.restorable, context: restorable },
    why: { ...limits.why, ...(why === null ? {} : { context: why }) },
  };
}

function absent(workspace: ReadWorkspace): Capture {
  return {
    present: false,
    context: { kind: "full", messages: [] },
    cursor: null,
    pin: null,
    contextTokens: null,
    memoryFiles: workspace.memoryFiles,
    files: workspace.files,
    tools: [],
    skills: [],
    settings: {},
    ...workspaceLimits(workspace),
  };
}

function workspaceLimits(
  { memoryFiles, files, plugin, cut }: ReadWorkspace,
  row?: SessionRow,
): Pick<Capture, "restorable" | "why"> {
  const fixed = [plain("fixed_by_gateway")];
  const why: Partial<Record<Part, Reason[]>> = { tools: fixed, skills: fixed };
  const any = canWrite({ plugin });
  const isWhole = any && files.every(({ text, kept }) => text !== null || kept);
  const byPathOnly = !any && Object.keys(memoryFiles).some((path) => !isNamedFile(path));
  if (byPathOnly) why.memory = [plain("memory_paths_fixed")];
  const aboutFiles: Reason[] = [];
  if (!any) aboutFiles.push(plain("gateway_file_limits"));
  else if (!isWhole) aboutFiles.push(plain("plugin_file_limits"));
  if (cut) aboutFiles.push({ code: "files_cut", values: { files: FILES_MAX } });
  if (row?.worktree) aboutFiles.push(plain("own_worktree"));
  if (aboutFiles.length > 0) why.files = aboutFiles;
  return {
    restorable: {
      context: "yes",
      memory: byPathOnly ? "partly" : "yes",
      files: cut || (files.length > 0 && !isWhole) ? "partly" : "yes",
      tools: "no",
      skills: "no",
      settings: "yes",
    },
    why,
  };
}
