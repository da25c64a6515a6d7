import type { SnapshotId, StateRef } from "@/lib/contract/ids";
import type { Snapshot } from "@/lib/contract/snapshot";

/** The snapshot a rollback from a comparison leads to: the one side that is a snapshot, of two the older. */
export function rollbackSide(
  from: StateRef,
  to: StateRef,
  snapshots: readonly Pick<Snapshot, "id" | "createdAt">[],
): SnapshotId | null {
  if (from === "current" || to === "current") {
    if (to !== "current") return to;
    return from === "current" ? null : from;
  }
  // Ids are made of their time, so an unknown snapshot can be placed too.
  const timeOf = (ref: SnapshotId) => snapshots.find(({ id }) => id === ref)?.createdAt;
  const [fromTime, toTime] = [timeOf(from), timeOf(to)];
  if (fromTime === undefined || toTime === undefined) return from < to ? from : to;
  return fromTime < toTime ? from : to;
}
