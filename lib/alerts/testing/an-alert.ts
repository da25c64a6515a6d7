import { type Alert, AlertId } from "@/lib/contract/alert";
import { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { StoredAlertTarget } from "@/lib/engine/ports";

export const anAlert = (changes: Partial<Alert> = {}): Alert => ({
  id: AlertId.parse("al_01JD3ZK4T8Q5W6X7Y8Z9A0B1C2"),
  at: "2026-11-22T03:17:42.000Z",
  severity: "critical",
  kind: "trigger",
  sessionId: SessionId.parse("agent:support:main"),
  snapshotId: SnapshotId.parse("snap_01JD3ZK4T8Q5W6X7Y8Z9A0B1C2"),
  rollbackId: null,
  policy: "prod-support",
  summary: "Error rate 42 %, limit 30 %.",
  detail: "Rolling back to the last healthy snapshot.",
  dedupKey: "session:agent:support:main",
  resolves: false,
  ...changes,
});

export const aTarget = (changes: Partial<StoredAlertTarget> = {}): StoredAlertTarget => ({
  name: "ops",
  type: "webhook",
  url: "https://hooks.example.com/hook",
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYq=",
  minSeverity: "info",
  enabled: true,
  createdAt: "2026-11-22T00:00:00.000Z",
  updatedAt: "2026-11-22T00:00:00.000Z",
  ...changes,
});

export const surroundings = () => ({
  publicUrl: "https://clawback.example.com/",
  demo: false,
  now: new Date(),
});
