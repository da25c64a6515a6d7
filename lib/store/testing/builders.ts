import { hash } from "node:crypto";
import { Digest, RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import type { AuditEvent, Blob, Clock, LeaseHolder, NewSnapshot } from "@/lib/engine/ports";

export const user = { kind: "user", name: "Mara" } as const;
export const NOON = "2026-11-22T12:00:00.000Z";

/** A clock that stands until it is moved. */
export function stoppedClock(at = NOON): Clock & { advance(ms: number): void } {
  let now = Date.parse(at);
  return {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms;
    },
  };
}

let count = 0;
const serial = (): string => {
  count += 1;
  return String(count).padStart(26, "0");
};

export const aSession = (): SessionId => SessionId.parse(`agent:main:${serial()}`);
export const aRollbackId = (): RollbackId => RollbackId.parse(`rb_${serial()}`);

export function blobOf(text: string, refs: Blob[] = []): Blob {
  const bytes = new TextEncoder().encode(`${text}${refs.map(({ digest }) => `\n${digest}`).join("")}`);
  return {
    digest: Digest.parse(hash("sha256", bytes, "hex")),
    bytes,
    refs: refs.map(({ digest }) => digest),
  };
}

/** A small state: a root over a list over leaves with these texts. The root comes first. */
export function aState(...texts: string[]): [Blob, ...Blob[]] {
  const leaves = texts.map((text) => blobOf(text));
  const list = blobOf("list", leaves);
  return [blobOf("root", [list]), list, ...leaves];
}

export function aSnapshot(state: Blob[], changes: Partial<NewSnapshot> = {}): NewSnapshot {
  const [root] = state;
  if (!root) throw new Error("A state has at least a root.");
  const part = { digest: root.digest, count: 1, sizeBytes: 1 };
  return {
    id: SnapshotId.parse(`snap_${serial()}`),
    sessionId: SessionId.parse("agent:main:main"),
    name: "before the deployment",
    description: "",
    tags: [],
    kind: "manual",
    createdAt: NOON,
    createdBy: user,
    sizeBytes: 6,
    stateDigest: root.digest,
    parts: {
      context: part,
      memory: { ...part, lines: 2 },
      files: part,
      tools: part,
      skills: part,
      settings: part,
    },
    contextTokens: null,
    change: null,
    health: { errorRate: 0.01, runs: 5, windowMs: 600_000, ramBytes: null },
    healthy: true,
    held: false,
    restorable: {
      context: "yes",
      memory: "yes",
      files: "partly",
      tools: "no",
      skills: "no",
      settings: "yes",
    },
    why: { files: "Binary files stay as they are." },
    pin: null,
    cursor: null,
    ...changes,
  };
}

export function anEvent(changes: Partial<AuditEvent> = {}): AuditEvent {
  return {
    at: NOON,
    action: "snapshot.create",
    actor: user,
    outcome: "succeeded",
    sessionId: null,
    snapshotId: null,
    rollbackId: null,
    requestId: null,
    detail: {},
    ...changes,
  };
}

export const holderNamed = (holder: string): LeaseHolder => ({ holder, actor: user, since: NOON });

export function aRollback(
  sessionId: SessionId,
  snapshotId: SnapshotId,
  changes: Partial<Rollback> = {},
): Rollback {
  return {
    id: aRollbackId(),
    sessionId,
    snapshotId,
    safetySnapshotId: null,
    preserveMemory: false,
    reason: "the agent deleted the runbook",
    status: "running",
    outcome: null,
    detail: null,
    steps: [],
    verification: null,
    requestedBy: user,
    startedAt: NOON,
    finishedAt: null,
    undoneBy: null,
    undoOf: null,
    accepted: null,
    ...changes,
  };
}
