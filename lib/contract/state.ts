import { z } from "zod";
import { Digest, SessionId } from "./ids";
import { Json, JsonObject } from "./json";
import { PART_NAMES } from "./names";
import { Instant } from "./time";

export const Part = z.enum(PART_NAMES);
export type Part = z.infer<typeof Part>;

/**
 * One message of the context, as the model sees it. `id` is the host's own and survives a rollback.
 * `complete` is false when the host could not be made to give the whole content: what is there is a cut, and says so.
 */
export const Message = z
  .strictObject({
    id: z.string(),
    role: z.string().meta({ description: "user, assistant, toolResult, system, or the host's own word" }),
    kind: z.enum(["message", "compaction", "reset"]),
    content: Json,
    toolName: z.string().nullable(),
    toolCallId: z.string().nullable(),
    isError: z.boolean(),
    createdAt: Instant.nullable(),
    complete: z.boolean(),
    details: JsonObject.meta({ description: "Whatever else the host stores with the message" }),
  })
  .meta({ id: "Message" });
export type Message = z.infer<typeof Message>;

/** Why a workspace file is recorded without its content. */
export const FileGap = z.enum(["too_large", "binary", "symlink", "unreadable"]);
export type FileGap = z.infer<typeof FileGap>;

/**
 * A workspace file that is not memory. `text` is null when `gap` says why; `digest` is of the bytes, when known. Of
 * hosts that can write such files back the bytes are kept all the same. `executable` is missing where it is not known.
 */
export const FileEntry = z
  .strictObject({
    path: z.string(),
    sizeBytes: z.number().int().nonnegative().nullable(),
    digest: Digest.nullable(),
    text: z.string().nullable(),
    gap: FileGap.nullable(),
    kept: z.literal(true).optional().meta({ description: "The bytes are stored, though not as text" }),
    executable: z.boolean().optional(),
  })
  .meta({ id: "FileEntry" });
export type FileEntry = z.infer<typeof FileEntry>;

/** A session's whole state, of this moment or as captured. `memory` is the memory files' text in path order, each under a `# path` line. */
export const State = z
  .strictObject({
    sessionId: SessionId,
    capturedAt: Instant,
    digest: Digest,
    memory: z.string(),
    tools: z.array(z.string()),
    skills: z.array(z.string()),
    contextSize: z.number().int().nonnegative().meta({ description: "Messages" }),
    contextTokens: z.number().int().nonnegative().nullable(),
    messages: z.array(Message),
    memoryFiles: z.record(z.string(), z.string()),
    files: z.array(FileEntry),
    settings: JsonObject,
  })
  .meta({ id: "State" });
export type State = z.infer<typeof State>;
