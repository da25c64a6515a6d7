import type { Diff, MessageDiff } from "@/lib/contract/diff";
import type { Message } from "@/lib/contract/state";

/** A line of the transcript: a change, an unchanged message, or unchanged ones that are folded. */
export type MessageRow =
  | { kind: "change"; change: MessageDiff; at: number }
  | { kind: "same"; message: Message }
  | { kind: "fold"; id: number; count: number };

interface RowOptions {
  /** Only tool calls that failed; what lies between is not shown then. */
  failedOnly: boolean;
  /** Folds that are open. */
  opened: ReadonlySet<number> | "all";
  /** The unchanged messages come from this side, once they were read. */
  side: { of: "from" | "to"; messages: readonly Message[] } | null;
}

export const isFailedCall = ({ to, from }: MessageDiff): boolean => (to ?? from)?.isError ?? false;

/** The rows of a transcript in its order, unchanged stretches folded. */
export function messageRows(diff: Diff, { failedOnly, opened, side }: RowOptions): MessageRow[] {
  const rows: MessageRow[] = [];
  const next = { from: 0, to: 0 };
  const skipTo = (fromIndex: number | null, toIndex: number | null) => {
    const count = fromIndex === null ? (toIndex ?? next.to) - next.to : fromIndex - next.from;
    if (count > 0 && !failedOnly) rows.push(...stretch(count));
    next.from += Math.max(0, count);
    next.to += Math.max(0, count);
  };
  const stretch = (count: number): MessageRow[] => {
    const id = next.from;
    if (side === null || (opened !== "all" && !opened.has(id))) return [{ kind: "fold", id, count }];
    const start = next[side.of];
    return side.messages.slice(start, start + count).map((message) => ({ kind: "same", message }));
  };
  diff.context.messages.forEach((change, at) => {
    skipTo(change.fromIndex, change.toIndex);
    if (change.fromIndex !== null) next.from = change.fromIndex + 1;
    if (change.toIndex !== null) next.to = change.toIndex + 1;
    if (!failedOnly || isFailedCall(change)) rows.push({ kind: "change", change, at });
  });
  skipTo(diff.from.messages, diff.to.messages);
  return rows;
}
