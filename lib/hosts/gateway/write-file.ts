import { isAppError } from "@/lib/contract/errors";
import type { Reason } from "@/lib/contract/reason";
import { plain, reasonsOf } from "@/lib/engine/reasons/refusal";
import type { GatewayConnection } from "./connection";
import { Done, SessionFile } from "./frames";
import { reasonOf, refersToNothing } from "./gateway-errors";
import { digestOf } from "./read-file";
import { FILE_LIMIT_BYTES, isNamedFile } from "./workspace-paths";

const CONFLICT_TRIES = 4;

/** Whose file it is, and through which session files outside the agent's own few are written. */
export interface Writer {
  agentId: string;
  /** Undefined when the agent has no session at all: then only the files the gateway knows by name can be written. */
  sessionKey: string | undefined;
}

/**
 * Gives a file this text, whatever it holds now. Returns why it could not, or null. The gateway keeps writes inside the
 * workspace, follows no symbolic link, and refuses a write over a version we have not seen: then we look again.
 */
export async function writeFile(
  connection: GatewayConnection,
  writer: Writer,
  path: string,
  text: string,
): Promise<readonly Reason[] | null> {
  if (isNamedFile(path)) {
    await connection.write("agents.files.set", { agentId: writer.agentId, name: path, content: text }, Done);
    return null;
  }
  const { sessionKey } = writer;
  if (Buffer.byteLength(text) > FILE_LIMIT_BYTES) return [plain("too_large_to_write")];
  if (sessionKey === undefined) return [plain("needs_a_session")];
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { file } = await connection.read("sessions.files.get", { sessionKey, path }, SessionFile);
      if (file.hash === undefined) return [plain("is_no_text")];
      if (file.hash === digestOf(text)) return null;
      await connection.write(
        "sessions.files.set",
        { sessionKey, path, content: text, expectedHash: file.hash },
        Done,
      );
      return null;
    } catch (error) {
      if (refersToNothing(error)) return [plain("cannot_create")];
      const reason = reasonOf(error);
      if (reason === "session_file_conflict" && attempt < CONFLICT_TRIES) continue;
      if (reason?.startsWith("session_file_") && isAppError(error)) return reasonsOf(error);
      throw error;
    }
  }
}
