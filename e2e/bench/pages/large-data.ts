import type { Diff, MessageDiff } from "@/lib/contract/diff";
import { Digest, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { messages } from "../transcript";

const MINUTE_MS = 60_000;
const digest = Digest.parse("0".repeat(64));
const WORDS = ["billing", "release", "support", "invoice", "triage", "travel", "ledger", "search"];
const STATUSES = ["healthy", "idle", "healthy", "degraded"] as const;

export const BENCH_SESSION = SessionId.parse("agent:main:bench:0");

const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

export const snapshotIdAt = (index: number): SnapshotId =>
  SnapshotId.parse(`snap_${String(index).padStart(26, "0")}`);

export function sessionAt(index: number): Session {
  const lastSnapshot = { id: snapshotIdAt(index), createdAt: ago(17 + (index % 50)) };
  return {
    id: SessionId.parse(
      `agent:${WORDS[index % 8]}:bench:${index}`.replace(/^agent:billing:bench:0$/, BENCH_SESSION),
    ),
    agentId: WORDS[index % 8] ?? "main",
    label: `${WORDS[(index >> 3) % 8]} ${index}`,
    status: index === 0 ? "failing" : (STATUSES[index % 4] ?? "healthy"),
    attention: index === 0 ? "Error rate 41%, limit 30%." : null,
    model: "claude-sonnet-4.5",
    context: { messages: 100 + index, tokens: 90_000 + index * 37, tokenLimit: 200_000 },
    run: null,
    health: { errorRate: index === 0 ? 0.41 : 0.01, runs: 20, windowMs: 600_000, ramBytes: 240_000_000 },
    lastSnapshot,
    lastHealthySnapshot: lastSnapshot,
    snapshotCount: 20,
    protected: false,
    updatedAt: ago(index % 1000),
    demo: false,
    deleted: false,
    archived: false,
  };
}

const KINDS = ["scheduled", "manual", "scheduled", "pre_operation", "scheduled", "safety"] as const;

export function snapshotAt(index: number): Snapshot {
  const part = { digest, count: 120, lines: 40, sizeBytes: 90_000 };
  const none = { added: 0, removed: 0, changed: 0 };
  return {
    id: snapshotIdAt(10_000_000 - index),
    sessionId: BENCH_SESSION,
    name: `scheduled-${Date.now() - index * MINUTE_MS}`,
    description: "",
    tags: [WORDS[index % 8] ?? "audit", "scheduled"],
    kind: KINDS[index % 6] ?? "scheduled",
    createdAt: ago(index),
    createdBy: { kind: "policy", name: "prod-support" },
    sizeBytes: 1_800_000,
    storedBytes: 12_000,
    stateDigest: digest,
    parts: { context: part, memory: part, files: part, tools: part, skills: part, settings: part },
    contextTokens: 110_000,
    change: {
      since: snapshotIdAt(10_000_000 - index - 1),
      context: { added: 9, removed: 0, changed: 0 },
      memory: { added: 4, removed: 1, changed: 0 },
      files: none,
      tools: none,
      skills: none,
      settings: none,
    },
    health: { errorRate: 0.01, runs: 20, windowMs: 600_000, ramBytes: 240_000_000 },
    held: index % 97 === 0,
    review: null,
    lastHealthy: index === 3,
    undoneBy: null,
    restorable: {
      context: "yes",
      memory: "yes",
      files: "partly",
      tools: "no",
      skills: "no",
      settings: "yes",
    },
  };
}

/** Two states of 10,000 messages each, every twentieth of which differs. */
export function largeDiff(from: Diff["from"]["ref"], to: Diff["to"]["ref"], count: number): Diff {
  const all = messages(0, count);
  const changed = all.flatMap((message, index): MessageDiff[] =>
    index % 20 === 0
      ? [
          {
            op: "changed",
            fromIndex: index,
            toIndex: index,
            from: message,
            to: { ...message, content: [{ type: "text", text: "never mind" }] },
          },
        ]
      : [],
  );
  const side = { digest, capturedAt: ago(5), messages: count, contextTokens: 110_000 };
  const files = {
    removed: 0,
    added: 0,
    changed: 0,
    same: 3,
    removedLines: 0,
    addedLines: 0,
    sameLines: 90,
    files: [],
  };
  return {
    sessionId: BENCH_SESSION,
    from: { ...side, ref: from },
    to: { ...side, ref: to },
    identical: false,
    context: {
      removed: 0,
      added: 0,
      changed: changed.length,
      same: count - changed.length,
      messages: changed,
    },
    memory: files,
    files,
    tools: { removed: [], added: [], same: 5 },
    skills: { removed: [], added: [], same: 2 },
    settings: { changes: [], same: 4 },
  };
}
