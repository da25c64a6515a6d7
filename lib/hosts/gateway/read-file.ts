import { createHash } from "node:crypto";
import { isAppError } from "@/lib/contract/errors";
import { Digest } from "@/lib/contract/ids";
import type { FileEntry } from "@/lib/contract/state";
import type { GatewayConnection } from "./connection";
import { AgentFile, type WorkspaceEntry, WorkspaceFile } from "./frames";
import { reasonOf, refersToNothing } from "./gateway-errors";
import { FILE_LIMIT_BYTES, isNamedFile } from "./workspace-paths";

/** SHA-256 of a file's bytes, as the gateway computes it too. */
export const digestOf = (bytes: string | Uint8Array): Digest =>
  Digest.parse(createHash("sha256").update(bytes).digest("hex"));

/** Reads one file of a workspace, or says why its content is not there. Undefined when the file is gone. */
export async function readFile(
  connection: GatewayConnection,
  agentId: string,
  listed: WorkspaceEntry,
): Promise<FileEntry | undefined> {
  const sizeBytes = listed.size ?? null;
  const gap = (why: FileEntry["gap"]): FileEntry => ({
    path: listed.path,
    sizeBytes,
    digest: null,
    text: null,
    gap: why,
  });
  try {
    if (isNamedFile(listed.path) && (sizeBytes ?? 0) > FILE_LIMIT_BYTES) {
      return await readNamedFile(connection, agentId, listed.path);
    }
    const { file } = await connection.read(
      "agents.workspace.get",
      { agentId, path: listed.path },
      WorkspaceFile,
    );
    if (file.encoding === "utf8") return textEntry(listed.path, file.content);
    const bytes = Buffer.from(file.content, "base64");
    return { path: listed.path, sizeBytes: bytes.length, digest: digestOf(bytes), text: null, gap: "binary" };
  } catch (error) {
    if (refersToNothing(error)) return undefined;
    const reason = reasonOf(error);
    if (reason === "workspace_file_too_large") return gap("too_large");
    if (reason === "workspace_file_unsupported") return gap("binary");
    if (reason?.startsWith("workspace_")) return gap("unreadable");
    // A gateway that refuses this one file leaves a gap. One that is away must not: the file would seem to be gone.
    if (isNamedFile(listed.path) && isAppError(error) && error.code === "internal") return gap("unreadable");
    throw error;
  }
}

async function readNamedFile(
  connection: GatewayConnection,
  agentId: string,
  name: string,
): Promise<FileEntry | undefined> {
  const { file } = await connection.read("agents.files.get", { agentId, name }, AgentFile);
  return file.missing || file.content === undefined ? undefined : textEntry(name, file.content);
}

const textEntry = (path: string, text: string): FileEntry => ({
  path,
  sizeBytes: Buffer.byteLength(text),
  digest: digestOf(text),
  text,
  gap: null,
});
