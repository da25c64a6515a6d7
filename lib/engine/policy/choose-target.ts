import type { Digest } from "@/lib/contract/ids";
import type { RecoveryPolicy } from "@/lib/contract/policy";
import type { StoredSnapshot } from "../ports";

type Candidate = Pick<
  StoredSnapshot,
  "id" | "name" | "kind" | "createdAt" | "healthy" | "undoneBy" | "stateDigest" | "restorable"
>;

/**
 * Where an automatic rollback leads: the newest snapshot that was healthy when it was taken, or the newest that was
 * not taken because somebody was leaving its state. Never into a state that a rollback left, nor one whose context cannot
 * be put back.
 */
export function chooseTarget<Snapshot extends Candidate>(
  target: RecoveryPolicy["autoRollback"]["target"],
  newestFirst: Snapshot[],
  abandoned: readonly Digest[],
): Snapshot | undefined {
  return newestFirst.find(
    ({ kind, healthy, undoneBy, stateDigest, restorable }) =>
      undoneBy === null &&
      restorable.context !== "no" &&
      !abandoned.includes(stateDigest) &&
      (target === "latest" ? kind !== "safety" : healthy),
  );
}
