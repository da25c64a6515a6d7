import type { RecoveryPolicy } from "@/lib/contract/policy";

type Changes = Partial<Omit<RecoveryPolicy, "autoRollback" | "snapshotPolicy">> & {
  autoRollback?: Partial<RecoveryPolicy["autoRollback"]>;
  snapshotPolicy?: Partial<RecoveryPolicy["snapshotPolicy"]>;
};

/** The policy that users were shown, with changes. */
export const aPolicy = ({ autoRollback, snapshotPolicy, ...changes }: Changes = {}): RecoveryPolicy => ({
  name: "default",
  appliesTo: ["*"],
  autoRollback: {
    enabled: true,
    action: "rollback",
    triggers: [
      { type: "error_rate", threshold: 0.3 },
      { type: "timeout", threshold: 300_000 },
      { type: "memory_leak", threshold: 500_000_000 },
    ],
    target: "last-healthy",
    preserveMemory: false,
    windowMs: 600_000,
    minRuns: 5,
    cooldownMs: 600_000,
    maxPerHour: 3,
    ...autoRollback,
  },
  snapshotPolicy: {
    intervalMs: 1_800_000,
    maxSnapshots: 20,
    retentionMs: 604_800_000,
    beforeOperations: [],
    ...snapshotPolicy,
  },
  ...changes,
});
