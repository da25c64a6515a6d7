import { Digest, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Snapshot } from "@/lib/contract/snapshot";

const digest = Digest.parse("0".repeat(64));
const part = { digest, count: 0, sizeBytes: 0 };

/** A snapshot for tests: `minute` gives its time and its id. */
export function aSnapshot(minute: number, over: Partial<Snapshot> = {}): Snapshot {
  const two = String(minute).padStart(2, "0");
  return {
    id: SnapshotId.parse(`snap_${two.padStart(26, "0")}`),
    sessionId: SessionId.parse("agent:main:main"),
    name: `at ${minute}`,
    description: "",
    tags: [],
    kind: "manual",
    createdAt: `2026-11-22T03:${two}:00.000Z`,
    createdBy: { kind: "user", name: "local" },
    sizeBytes: 0,
    storedBytes: 0,
    stateDigest: digest,
    parts: { context: part, memory: part, files: part, tools: part, skills: part, settings: part },
    contextTokens: null,
    change: null,
    health: { errorRate: null, runs: 0, windowMs: 0, ramBytes: null },
    held: false,
    review: null,
    lastHealthy: false,
    undoneBy: null,
    restorable: { context: "yes", memory: "yes", files: "yes", tools: "no", skills: "no", settings: "yes" },
    ...over,
  };
}
