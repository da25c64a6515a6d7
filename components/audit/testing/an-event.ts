import type { AuditItem } from "@/lib/contract/audit";

/** An event of a snapshot that a policy took. */
export const anEvent = (seq: number, part: Partial<AuditItem> = {}): AuditItem => ({
  seq,
  at: "2026-11-22T03:00:00.000Z",
  action: "snapshot.create",
  actor: { kind: "policy", name: "prod-support" },
  outcome: "succeeded",
  sessionId: `agent:main:${seq}`,
  snapshotId: null,
  rollbackId: null,
  requestId: null,
  address: null,
  detail: {},
  previous: "0".repeat(64),
  hash: "1".repeat(64),
  snapshot: null,
  ...part,
});
