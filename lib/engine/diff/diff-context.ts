import type { MessageDiff } from "@/lib/contract/diff";
import type { Digest } from "@/lib/contract/ids";
import type { Message } from "@/lib/contract/state";
import type { ReadBlob } from "../tree/blobs";
import { type Entry, type ListNode, messageOf, readLines, readNode } from "../tree/message-list";
import { align } from "./align";

/** Which messages differ between two stored contexts, in order. */
export interface ContextDiff {
  removed: number;
  added: number;
  changed: number;
  same: number;
  messages: MessageDiff[];
}

/** Compares two message lists by their trees: opens only the nodes and chunks that differ. */
export async function diffContext(read: ReadBlob, from: Digest, to: Digest): Promise<ContextDiff> {
  const [fromNode, toNode] = await Promise.all([readNode(read, from), readNode(read, to)]);
  const diff: ContextDiff = { removed: 0, added: 0, changed: 0, same: 0, messages: [] };
  if (from === to) {
    diff.same = countMessages(fromNode.entries);
    return diff;
  }
  const level = Math.min(fromNode.level, toNode.level);
  const [fromEntries, toEntries] = await Promise.all([
    lower(read, fromNode, level),
    lower(read, toNode, level),
  ]);
  await diffEntries(read, level, { from: fromEntries, to: toEntries, fromIndex: 0, toIndex: 0 }, diff);
  return diff;
}

interface Side<Item> {
  from: Item[];
  to: Item[];
  fromIndex: number;
  toIndex: number;
}

/** The entries of `node`'s tree at `level`. */
async function lower(read: ReadBlob, node: ListNode, level: number): Promise<Entry[]> {
  return node.level === level
    ? node.entries
    : lower(read, await openAll(read, node.level, node.entries), level);
}

async function openAll(read: ReadBlob, level: number, entries: Entry[]): Promise<ListNode> {
  const nodes = await Promise.all(entries.map(([digest]) => readNode(read, digest)));
  return { level: level - 1, entries: nodes.flatMap((node) => node.entries) };
}

/** `fromIndex` and `toIndex` count messages. */
async function diffEntries(
  read: ReadBlob,
  level: number,
  side: Side<Entry>,
  diff: ContextDiff,
): Promise<void> {
  let { fromIndex, toIndex } = side;
  for (const stretch of align(side.from, side.to, ([digest]) => digest)) {
    const fromCount = countMessages(stretch.from);
    const toCount = countMessages(stretch.to);
    if (stretch.same) diff.same += fromCount;
    else if (level > 1) {
      const [from, to] = await Promise.all([
        openAll(read, level, stretch.from),
        openAll(read, level, stretch.to),
      ]);
      await diffEntries(read, level - 1, { from: from.entries, to: to.entries, fromIndex, toIndex }, diff);
    } else {
      const [from, to] = await Promise.all([openChunks(read, stretch.from), openChunks(read, stretch.to)]);
      diffLines({ from, to, fromIndex, toIndex }, diff);
    }
    fromIndex += fromCount;
    toIndex += toCount;
  }
}

/** Equal lines are equal messages, so only the lines that differ are parsed. */
function diffLines(side: Side<string>, diff: ContextDiff): void {
  for (const stretch of align(side.from, side.to, (line) => line)) {
    if (stretch.same) {
      diff.same += stretch.from.length;
      continue;
    }
    const at = { fromIndex: side.fromIndex + stretch.fromIndex, toIndex: side.toIndex + stretch.toIndex };
    diffMessages({ from: stretch.from.map(messageOf), to: stretch.to.map(messageOf), ...at }, diff);
  }
}

/** Messages of which none is the same on both sides: those that share an id were changed. */
function diffMessages(side: Side<Message>, diff: ContextDiff): void {
  for (const stretch of align(side.from, side.to, (message) => message.id)) {
    const fromIndex = side.fromIndex + stretch.fromIndex;
    const toIndex = side.toIndex + stretch.toIndex;
    if (stretch.same) {
      diff.changed += stretch.from.length;
      stretch.from.forEach((from, at) => {
        const to = stretch.to[at] ?? null;
        diff.messages.push({ op: "changed", fromIndex: fromIndex + at, toIndex: toIndex + at, from, to });
      });
      continue;
    }
    diff.removed += stretch.from.length;
    diff.added += stretch.to.length;
    stretch.from.forEach((from, at) => {
      diff.messages.push({ op: "removed", fromIndex: fromIndex + at, toIndex: null, from, to: null });
    });
    stretch.to.forEach((to, at) => {
      diff.messages.push({ op: "added", fromIndex: null, toIndex: toIndex + at, from: null, to });
    });
  }
}

const openChunks = async (read: ReadBlob, entries: Entry[]) =>
  (await Promise.all(entries.map(([digest]) => readLines(read, digest)))).flat();

const countMessages = (entries: Entry[]) => entries.reduce((total, [, messages]) => total + messages, 0);
