import type { Digest } from "@/lib/contract/ids";
import type { Message } from "@/lib/contract/state";
import { type BlobSet, jsonOf, linesOf, type ReadBlob } from "./blobs";
import { canonicalJson } from "./canonical";

/*
 * The context as a Merkle list. Messages are cut into chunks, chunk references into nodes, nodes into nodes above,
 * until one node is left. Every cut depends only on what lies since the cut before it, so that equal lists give equal
 * trees however they came about, and an append rewrites only the right edge.
 */

/** A reference to a chunk or node below: digest, messages under it, bytes under it. */
export type Entry = [digest: Digest, messages: number, bytes: number];

/** Level 1 nodes refer to chunks of messages, level n nodes to nodes of level n - 1. */
export interface ListNode {
  level: number;
  entries: Entry[];
}

const CHUNK_MASK = 63; // one message in 64 ends a chunk
const CHUNK_MAX_MESSAGES = 256;
const CHUNK_MAX_BYTES = 256 * 1024;
const NODE_MASK = 31; // one entry in 32 ends a node
const NODE_MAX_ENTRIES = 128;

/** Encodes a whole list. */
export function buildList(blobs: BlobSet, messages: Message[]): Entry {
  return raise(blobs, 1, cutMessages(blobs, messages.map(toLine)));
}

/** Encodes `list` with `appended` behind it, reading and writing only the right edge. */
export async function extendList(
  blobs: BlobSet,
  read: ReadBlob,
  list: Digest,
  appended: Message[],
): Promise<Entry> {
  const edge: ListNode[] = [];
  for (let node: ListNode | undefined = await readNode(read, list); node; ) {
    edge.unshift(node);
    const last: Entry | undefined = node.entries.at(-1);
    node = node.level > 1 && last ? await readNode(read, last[0]) : undefined;
  }
  const lastChunk = edge[0]?.entries.at(-1);
  const open = lastChunk ? await readLines(read, lastChunk[0]) : [];
  let entries = cutMessages(blobs, [...open.map(toKnownLine), ...appended.map(toLine)]);
  let level = 1;
  for (const node of edge) {
    entries = [...node.entries.slice(0, -1), ...entries];
    level = node.level;
    if (node !== edge.at(-1)) entries = cutEntries(blobs, level, entries);
  }
  return raise(blobs, level, entries);
}

export async function readNode(read: ReadBlob, digest: Digest): Promise<ListNode> {
  return jsonOf<ListNode>(await read(digest));
}

/** The messages of a chunk in canonical JSON, one a line. Equal lines are equal messages: only those that differ need parsing. */
export async function readLines(read: ReadBlob, digest: Digest): Promise<string[]> {
  return linesOf(await read(digest));
}

/** A line of a chunk. Its digest was checked when the chunk was read, so it is what this module wrote. */
export const messageOf = (line: string): Message => JSON.parse(line) as Message;

async function readChunk(read: ReadBlob, digest: Digest): Promise<Message[]> {
  return (await readLines(read, digest)).map(messageOf);
}

/** All messages in order. */
export async function readList(read: ReadBlob, digest: Digest): Promise<Message[]> {
  const node = await readNode(read, digest);
  const parts = await Promise.all(
    node.entries.map(([child]) => (node.level > 1 ? readList(read, child) : readChunk(read, child))),
  );
  return parts.flat();
}

/** Builds nodes upwards until one is left. */
function raise(blobs: BlobSet, level: number, entries: Entry[]): Entry {
  const nodes = cutEntries(blobs, level, entries);
  const [only] = nodes;
  return only && nodes.length === 1 ? only : raise(blobs, level + 1, nodes);
}

/** A message as a chunk holds it. */
interface Line {
  id: string;
  text: string;
}

const toLine = (message: Message): Line => ({ id: message.id, text: canonicalJson(message) });
const toKnownLine = (text: string): Line => ({ id: messageOf(text).id, text });

function cutMessages(blobs: BlobSet, lines: Line[]): Entry[] {
  const entries: Entry[] = [];
  let texts: string[] = [];
  let bytes = 0;
  const close = () => {
    if (texts.length === 0) return;
    entries.push([blobs.addJson(texts.join("\n")), texts.length, bytes]);
    texts = [];
    bytes = 0;
  };
  for (const { id, text } of lines) {
    texts.push(text);
    bytes += Buffer.byteLength(text);
    if (endsChunk(id) || texts.length >= CHUNK_MAX_MESSAGES || bytes >= CHUNK_MAX_BYTES) close();
  }
  close();
  return entries;
}

function cutEntries(blobs: BlobSet, level: number, entries: Entry[]): Entry[] {
  const nodes: Entry[] = [];
  let open: Entry[] = [];
  const close = () => {
    const digest = blobs.addJson(
      canonicalJson({ level, entries: open }),
      open.map(([child]) => child),
    );
    nodes.push([digest, sum(open, 1), sum(open, 2)]);
    open = [];
  };
  for (const entry of entries) {
    open.push(entry);
    if ((Number.parseInt(entry[0].slice(0, 4), 16) & NODE_MASK) === 0 || open.length >= NODE_MAX_ENTRIES)
      close();
  }
  if (open.length > 0 || nodes.length === 0) close();
  return nodes;
}

const sum = (entries: Entry[], member: 1 | 2) => entries.reduce((total, entry) => total + entry[member], 0);

/** FNV-1a over the id: spreads ids evenly at a fraction of a SHA-256's price. It decides cuts, never equality. */
function endsChunk(id: string): boolean {
  let state = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1)
    state = Math.imul(state ^ id.charCodeAt(index), 0x01000193);
  return ((state ^ (state >>> 15)) & CHUNK_MASK) === 0;
}
