import type { SnapshotId } from "@/lib/contract/ids";

/** One snapshot, and perhaps more beside it: two can be compared. */
export interface Selection {
  /** What C, R and H are about; null before anything is chosen. */
  main: SnapshotId | null;
  /** Beside it, in the order of picking. */
  also: readonly SnapshotId[];
}

/** Adds a snapshot to the selection, or takes it away. The last one stays. */
export function togglePicked({ main, also }: Selection, id: SnapshotId): Selection {
  if (main === null) return { main: id, also: [] };
  if (also.includes(id)) return { main, also: also.filter((other) => other !== id) };
  if (id !== main) return { main: id, also: [...also, main] };
  const next = also.at(-1);
  return next === undefined ? { main, also } : { main: next, also: also.slice(0, -1) };
}

/** Everything between the selected row and another one, in the order of the list. */
export function pickRange(
  { main, also }: Selection,
  id: SnapshotId,
  order: readonly SnapshotId[],
): Selection {
  const anchor = also[0] ?? main;
  const begin = anchor === null ? -1 : order.indexOf(anchor);
  const end = order.indexOf(id);
  if (anchor === null || begin === -1 || end === -1) return { main: id, also: [] };
  const between = begin <= end ? order.slice(begin, end + 1) : order.slice(end, begin + 1).reverse();
  return { main: id, also: between.filter((other) => other !== id) };
}

/** When exactly two are selected: the older and the newer one. Ids sort by time. */
export function pairOf({
  main,
  also: [other, ...more],
}: Selection): [older: SnapshotId, newer: SnapshotId] | null {
  if (main === null || other === undefined || more.length > 0) return null;
  return other < main ? [other, main] : [main, other];
}
