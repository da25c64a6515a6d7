import type { SessionId } from "@/lib/contract/ids";
import type { Part } from "@/lib/contract/state";
import type { Capture, CaptureOptions } from "@/lib/engine/ports";
import { captureContext } from "./capture-context";
import type { GatewayConnection } from "./connection";
import { findRow } from "./find-row";
import type { SessionRow } from "./frames";
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

const FIXED =
  "They come from the gateway's configuration: they are compared after a rollback, not changed by it.";

const GATEWAY_LIMITS =
  "The gateway changes text files up to 256 KiB; it can neither create nor delete files, nor write binary ones.";
const PLUGIN_LIMITS =
  "Symbolic links are left alone. Of files that are no text up to 16 MiB each and 64 MiB together are kept, larger ones are not.";

function workspaceLimits(
  { memoryFiles, files, plugin, cut }: ReadWorkspace,
  row?: SessionRow,
): Pick<Capture, "restorable" | "why"> {
  const why: Partial<Record<Part, string>> = { tools: FIXED, skills: FIXED };
  const any = canWrite({ plugin });
  const byPathOnly = !any && Object.keys(memoryFiles).some((path) => !isNamedFile(path));
  const isWhole = any && files.every(({ text, kept }) => text !== null || kept);
  if (byPathOnly)
    why.memory = "The gateway changes files under memory/ but can neither create nor delete them.";
  if (!any) why.files = GATEWAY_LIMITS;
  else if (!isWhole) why.files = PLUGIN_LIMITS;
  if (cut)
    why.files = `${why.files ?? ""} The workspace has more than 5000 files: only the first 5000 are recorded.`;
  if (row?.worktree)
    why.files = `${why.files ?? ""} This session works in a worktree of its own: the files are those of the agent's workspace.`;
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
