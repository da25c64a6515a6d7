import type { Diff, MessageDiff } from "@/lib/contract/diff";
import { Digest, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Message } from "@/lib/contract/state";

const digest = Digest.parse("0".repeat(64));
const none = { removed: 0, added: 0, changed: 0, same: 0 };
const noFiles = { ...none, removedLines: 0, addedLines: 0, sameLines: 0, files: [] };
const noNames = { removed: [], added: [], same: 0 };
const side = { digest, capturedAt: "2026-11-22T03:00:00.000Z", messages: 10, contextTokens: null };

/** A comparison for tests, of the current state with a snapshot: equal in everything that is not named. */
export const aDiff = (part: Partial<Diff>): Diff => ({
  sessionId: SessionId.parse("agent:main:main"),
  from: { ...side, ref: "current" },
  to: { ...side, ref: SnapshotId.parse(`snap_${"0".repeat(26)}`) },
  identical: false,
  context: { ...none, messages: [] },
  memory: noFiles,
  files: noFiles,
  tools: noNames,
  skills: noNames,
  settings: { changes: [], same: 0 },
  ...part,
});

export const aMessage = (id: string, part: Partial<Message> = {}): Message => ({
  id,
  role: "user",
  kind: "message",
  content: `message ${id}`,
  toolName: null,
  toolCallId: null,
  isError: false,
  createdAt: null,
  complete: true,
  details: {},
  ...part,
});

export function aMessageChange(
  op: "removed" | "added",
  at: number,
  part: Partial<Message> = {},
): MessageDiff {
  const message = aMessage(`${op}-${at}`, part);
  return op === "removed"
    ? { op, fromIndex: at, toIndex: null, from: message, to: null }
    : { op, fromIndex: null, toIndex: at, from: null, to: message };
}
