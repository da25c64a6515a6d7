import { describe, expect, it } from "vitest";
import { SessionId, SnapshotId } from "@/lib/contract/ids";
import { parseQuery } from "@/lib/contract/parse-query";
import type { Session } from "@/lib/contract/session";
import { matchSession } from "./match-session";

const NOW = new Date("2026-11-22T03:17:00Z");
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();
const lastSnapshot = (hours: number) => ({
  id: SnapshotId.parse(`snap_${"0".repeat(26)}`),
  createdAt: hoursAgo(hours),
});
const aSession = (part: Partial<Session>): Session => ({
  id: SessionId.parse("agent:main:main"),
  agentId: "main",
  label: "Main",
  status: "healthy",
  attention: null,
  model: null,
  context: { messages: null, tokens: null, tokenLimit: null },
  run: null,
  health: { errorRate: null, runs: 0, windowMs: 0, ramBytes: null },
  lastSnapshot: null,
  lastHealthySnapshot: null,
  snapshotCount: 0,
  protected: false,
  updatedAt: null,
  demo: false,
  deleted: false,
  archived: false,
  ...part,
});
const matches = (query: string, part: Partial<Session>) =>
  matchSession(parseQuery(query), aSession(part), { now: NOW, tagged: new Map() });

describe("matchSession", () => {
  it("compares the time since a session was last active", () => {
    expect(matches("updated:<24h", { updatedAt: hoursAgo(23) })).toBe(true);
    expect(matches("updated:<24h", { updatedAt: hoursAgo(25) })).toBe(false);
    expect(matches("-updated:<24h", { updatedAt: hoursAgo(25) })).toBe(true);
  });

  it("takes a session that the host lost for last active when it was last snapshotted", () => {
    expect(matches("updated:<24h", { deleted: true, lastSnapshot: lastSnapshot(2) })).toBe(true);
    expect(matches("updated:<24h", { deleted: true, lastSnapshot: lastSnapshot(30) })).toBe(false);
  });

  it("counts a session that was never snapshotted among those without a recent snapshot", () => {
    expect(matches("snapshot:>1h", { lastSnapshot: lastSnapshot(0.9) })).toBe(false);
    expect(matches("snapshot:>1h", { lastSnapshot: lastSnapshot(1.1) })).toBe(true);
    expect(matches("snapshot:>1h", {})).toBe(true);
  });
});
