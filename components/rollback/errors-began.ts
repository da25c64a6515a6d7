import { HEALTH_LIMITS, HEALTHY_SHARE } from "@/lib/contract/health-limits";
import type { Snapshot } from "@/lib/contract/snapshot";

/**
 * The oldest snapshot after the target whose error rate was no longer healthy when it was taken: from then on the agent
 * was certainly going wrong. Undefined when no snapshot saw that. Snapshots that a later rollback undid do not count.
 */
export function firstSickSnapshot(snapshots: readonly Snapshot[], target: Snapshot): Snapshot | undefined {
  return snapshots
    .filter(({ createdAt, undoneBy }) => createdAt > target.createdAt && undoneBy === null)
    .filter(({ health }) => (health.errorRate ?? 0) > HEALTH_LIMITS.errorRate * HEALTHY_SHARE)
    .sort((one, other) => one.createdAt.localeCompare(other.createdAt))[0];
}
