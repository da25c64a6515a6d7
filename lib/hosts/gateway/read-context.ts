import { z } from "zod";
import type { Message } from "@/lib/contract/state";
import type { CapturedContext, ContextCursor } from "@/lib/engine/ports";
import { inBatches } from "./batches";
import type { GatewayConnection } from "./connection";
import { FullMessage, HistoryDelta, HistoryPage, type SessionRow, type TranscriptMessage } from "./frames";
import { toMessage } from "./to-message";

// The most the gateway gives: longer texts and messages over 128 KiB come cut in a page and are fetched one by one.
const PAGE_MESSAGES = 1000;
const PAGE_TEXT_CHARS = 500_000;
const MESSAGE_CHARS = 2_000_000;
const FETCHES_AT_ONCE = 8;

/** Where a context stood: its leaf tells whether it moved, the delta cursor gives what came since. */
export const StoredCursor = z.object({ leaf: z.string().nullable(), delta: z.string() });

/** A context as it was read. */
export interface ReadContext {
  context: CapturedContext;
  cursor: ContextCursor | null;
  leaf: string | null;
  row: SessionRow | undefined;
}

/**
 * Reads the session's messages, oldest first: all of them, or what was appended since `cursor` when nothing else
 * happened. Undefined when the gateway has no such session.
 */
export async function readContext(
  connection: GatewayConnection,
  key: string,
  cursor: ContextCursor | null,
): Promise<ReadContext | undefined> {
  const stored = StoredCursor.safeParse(cursor);
  if (stored.success) {
    const appended = await readAppended(connection, key, stored.data.delta);
    if (appended) return appended;
  }
  return readAll(connection, key);
}

async function readAppended(
  connection: GatewayConnection,
  key: string,
  cursor: string,
): Promise<ReadContext | undefined> {
  const params = { sessionKey: key, cursor, limit: PAGE_MESSAGES };
  const delta = await connection.read("chat.history", params, HistoryDelta);
  if (delta.kind !== "delta" || delta.deltaCursor === undefined) return undefined;
  const stored = (delta.messages ?? []).flatMap(({ message }) => message ?? []);
  const messages = await complete(connection, key, stored);
  return read({ kind: "appended", messages }, delta.sessionInfo, delta.deltaCursor);
}

async function readAll(connection: GatewayConnection, key: string): Promise<ReadContext | undefined> {
  const newest = await readPage(connection, key, 0);
  if (newest.sessionId === undefined) return undefined;
  const pages = [newest.messages];
  let page = newest;
  while (page.hasMore && page.nextOffset) {
    page = await readPage(connection, key, page.nextOffset);
    // A restore or rewind happened between two pages: they do not belong together.
    if (page.sessionId !== newest.sessionId) return readAll(connection, key);
    pages.unshift(page.messages);
  }
  const stored = withoutRepeats(pages.flat());
  const messages = await complete(connection, key, stored);
  return read({ kind: "full", messages }, newest.sessionInfo, newest.deltaCursor);
}

const readPage = (connection: GatewayConnection, key: string, offset: number): Promise<HistoryPage> =>
  connection.read(
    "chat.history",
    { sessionKey: key, limit: PAGE_MESSAGES, maxChars: PAGE_TEXT_CHARS, offset },
    HistoryPage,
  );

function read(context: CapturedContext, row: SessionRow | undefined, delta: string | undefined): ReadContext {
  const leaf = row?.activeLeafEntryId ?? null;
  return { context, row, leaf, cursor: delta === undefined ? null : { leaf, delta } };
}

// Offsets count from the newest message: one that arrives between two pages shifts an already read one into the next.
function withoutRepeats(messages: TranscriptMessage[]): TranscriptMessage[] {
  const seen = new Set<string>();
  return messages.filter(({ __openclaw: { id } }) => !seen.has(id) && seen.add(id));
}

async function complete(
  connection: GatewayConnection,
  key: string,
  stored: TranscriptMessage[],
): Promise<Message[]> {
  return inBatches(stored, FETCHES_AT_ONCE, async (message) => {
    if (!message.__openclaw.truncated) return toMessage(message);
    const params = { sessionKey: key, messageId: message.__openclaw.id, maxChars: MESSAGE_CHARS };
    const full = await connection.read("chat.message.get", params, FullMessage);
    return toMessage(full.message ?? message);
  });
}
