import type { Json, JsonObject } from "@/lib/contract/json";
import type { Message } from "@/lib/contract/state";
import type { TranscriptMessage } from "./frames";

/**
 * A stored message in our words. What belongs to the transcript's generation and not to the message (position,
 * sequence, time of recording) is left out: the same message reads the same before and after a restore.
 */
export function toMessage(stored: TranscriptMessage): Message {
  const { role, content, toolName, toolCallId, isError, timestamp, __openclaw: meta, ...rest } = stored;
  const {
    id,
    kind,
    truncated,
    seq: _seq,
    recordTimestampMs: _at,
    transcriptPosition: _position,
    reason: _cut,
    ...about
  } = meta;
  return {
    id,
    role,
    kind: kind === "compaction" || kind === "reset" ? kind : "message",
    content: content ?? null,
    toolName: toolName ?? null,
    toolCallId: toolCallId ?? null,
    isError: isError ?? false,
    createdAt: timestamp === undefined ? null : new Date(timestamp).toISOString(),
    complete: truncated !== true && !hasOmission(content),
    details: { ...(rest as JsonObject), ...(about as JsonObject) }, // parsed from a JSON frame
  };
}

/** True when the gateway left the bytes of a picture or sound out and said so. */
function hasOmission(content: Json | undefined): boolean {
  if (!Array.isArray(content)) return false;
  return content.some(
    (block) =>
      isObject(block) &&
      (block.omitted === true || (isObject(block.source) && block.source.omitted === true)),
  );
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
