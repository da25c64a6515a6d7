import { describe, expect, it } from "vitest";
import { SnapshotId } from "@/lib/contract/ids";
import type { Health } from "@/lib/contract/session";
import { aRollback, aRollbackId } from "@/lib/store/testing/builders";
import { judge, type Standing } from "./attention";
import type { HostSession, SessionTotals } from "./ports";
import { SESSION } from "./testing/engine-fixture";

const NOW = new Date("2026-11-22T03:17:42.000Z");
const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE_MS).toISOString();
const id = SnapshotId.parse(`snap_${"0".repeat(26)}`);

const totals = (minutes: number, changes: Partial<SessionTotals> = {}): SessionTotals => ({
  sessionId: SESSION,
  count: 1,
  lastSnapshot: { id, createdAt: ago(minutes), messages: 179 },
  lastHealthySnapshot: { id, createdAt: ago(minutes) },
  ...changes,
});

interface Facts extends Omit<Partial<Standing>, "session" | "health"> {
  session?: Partial<HostSession>;
  health?: Partial<Health>;
}

const judged = ({ session, health, ...rest }: Facts = {}) =>
  judge({
    session: {
      id: SESSION,
      agentId: "main",
      label: "Bot",
      model: null,
      context: { messages: 214, tokens: null, tokenLimit: null },
      run: null,
      ramBytes: null,
      lastRun: null,
      protected: false,
      updatedAt: ago(1),
      demo: false,
      archived: false,
      ...session,
    },
    health: { errorRate: null, runs: 0, windowMs: 600_000, ramBytes: null, ...health },
    leastRamBytes: null,
    total: totals(20),
    unfinished: undefined,
    now: NOW,
    ...rest,
  });

describe("judge", () => {
  it("calls a session failing over the limit of the error rate, and says where a rollback would lead", () => {
    expect(judged({ health: { errorRate: 0.41, runs: 17 } })).toMatchObject({
      status: "failing",
      attention: "Error rate 41%, limit 30%. Last healthy snapshot 20 m ago.",
    });
    expect(
      judged({ health: { errorRate: 0.41, runs: 17 }, total: totals(20, { lastHealthySnapshot: null }) })
        .attention,
    ).toBe("Error rate 41%, limit 30%. No snapshot was healthy when it was taken.");
    expect(judged({ health: { errorRate: 0.41, runs: 17 }, total: undefined }).attention).toBe(
      "Error rate 41%, limit 30%. No snapshot to go back to.",
    );
    expect(judged({ health: { errorRate: 10 / 33, runs: 33 } }).attention).toContain("Error rate 30.3%");
  });

  it("draws no conclusion from fewer than 5 runs", () => {
    expect(judged({ health: { errorRate: 1, runs: 4 } }).status).toBe("healthy");
    expect(judged({ health: { errorRate: 1, runs: 5 } }).status).toBe("failing");
  });

  it("calls it degraded over half of that limit, up to the limit", () => {
    expect(judged({ health: { errorRate: 0.15, runs: 20 } }).status).toBe("healthy");
    expect(judged({ health: { errorRate: 0.3, runs: 10 } })).toMatchObject({
      status: "degraded",
      attention: "Error rate 30%, limit 30%.",
    });
  });

  it("calls it degraded over 90 % of the limit of RAM, where the host tells it, and how much it grew", () => {
    expect(judged({ health: { ramBytes: 450_000_000 } }).status).toBe("healthy");
    expect(judged({ health: { ramBytes: 468_000_000 }, leastRamBytes: 437_000_000 })).toMatchObject({
      status: "degraded",
      attention: "RAM 468 MB, limit 500 MB. Grew 31 MB in the last 10 min.",
    });
    expect(judged({ health: { ramBytes: 468_000_000 } }).attention).toBe("RAM 468 MB, limit 500 MB.");
  });

  it("judges what the gateway's process grew by for the session where the host tells no RAM of it", () => {
    expect(judged({ leastRamBytes: 450_000_000 }).status).toBe("healthy");
    expect(judged({ leastRamBytes: 468_000_000 })).toMatchObject({
      status: "degraded",
      attention: "The gateway's RAM grew by 468 MB while only this session ran, limit 500 MB.",
    });
    expect(judged({ leastRamBytes: 468_000_000, health: { ramBytes: 1_000_000 } }).status).toBe("healthy");
  });

  it("says since when the error rate has been over its limit, where that is known", () => {
    const overLimit = { code: "over_limit_since", values: { sinceAt: ago(19) } } as const;
    expect(judged({ health: { errorRate: 0.41, runs: 17 }, overLimit }).attention).toBe(
      "Error rate 41%, limit 30%. Over it since 02:58 UTC. Last healthy snapshot 20 m ago.",
    );
    expect(judged({ health: { errorRate: 0.2, runs: 17 }, overLimit }).attention).not.toContain("since");
  });

  it("calls it degraded when a run passes its limit, and takes a run without a begin for young", () => {
    const running = (startedAt: string | null) => judged({ session: { run: { id: "r", startedAt } } });
    expect(running(ago(5)).status).toBe("healthy");
    expect(running(ago(7.5))).toMatchObject({
      status: "degraded",
      attention: "Run passed 300 s. It has been active for 7 m.",
    });
    expect(running(null).status).toBe("healthy");
  });

  it("calls it degraded when it works for an hour without a snapshot, and says what a rollback would lose", () => {
    const gap = (minutes: number, session: Partial<HostSession> = {}) =>
      judged({ total: totals(minutes), session: { ...session } });
    expect(gap(60).status).toBe("healthy");
    expect(gap(252)).toMatchObject({
      status: "degraded",
      attention: "No snapshot for 4 h 12 m while the session is active. A rollback would lose 35 messages.",
    });
    expect(gap(252, { context: { messages: null, tokens: null, tokenLimit: null } }).attention).toBe(
      "No snapshot for 4 h 12 m while the session is active.",
    );
    expect(gap(252, { updatedAt: ago(61) })).toMatchObject({ status: "idle", attention: null });
    expect(judged({ total: undefined }).attention).toBe(
      "No snapshot yet while the session is active. It cannot be rolled back.",
    );
  });

  it("tells of a last run that failed or took too long for an hour, unless another one works", () => {
    expect(judged({ session: { lastRun: "failed" } }).attention).toBe("The last run failed.");
    expect(judged({ session: { lastRun: "timed_out" } }).attention).toBe(
      "The last run took too long and was stopped.",
    );
    expect(judged({ session: { lastRun: "failed", updatedAt: ago(61) } }).status).toBe("idle");
    expect(judged({ session: { lastRun: "failed", run: { id: "r", startedAt: null } } }).status).toBe(
      "healthy",
    );
  });

  it("says what a rollback is doing, and what was wrong before it", () => {
    const rollback = aRollback(SESSION, id, {
      id: aRollbackId(),
      steps: [{ name: "restore_memory", status: "running", startedAt: ago(0), durationMs: null }],
    });
    expect(judged({ unfinished: { rollback, leased: true } })).toMatchObject({
      status: "rolling_back",
      attention: "A rollback is running: restore memory.",
    });
    expect(
      judged({ unfinished: { rollback, leased: false }, health: { errorRate: 0.2, runs: 10 } }).attention,
    ).toBe("Error rate 20%, limit 30%. A rollback was interrupted and is being settled.");
  });

  it("names the worst of several signs, and ranks a missing snapshot below all others", () => {
    const both = judged({ total: totals(3000), health: { ramBytes: 468_000_000 } });
    expect(both.attention).toMatch(/^RAM/);
    const failing = judged({ health: { errorRate: 0.31, runs: 100, ramBytes: 5_000_000_000 } });
    expect(failing).toMatchObject({ status: "failing" });
    expect(failing.attention).toMatch(/^Error rate/);
  });

  it("leaves sessions alone that are archived, and calls idle what rests for ten minutes", () => {
    expect(judged({ session: { archived: true, lastRun: "failed" }, total: undefined })).toEqual({
      status: "idle",
      attention: null,
      attentionReasons: [],
      past: 0,
    });
    expect(judged({ session: { updatedAt: ago(9) } }).status).toBe("healthy");
    expect(judged({ session: { updatedAt: ago(11) } }).status).toBe("idle");
    expect(judged({ session: { updatedAt: ago(11) }, health: { runs: 1, errorRate: 0 } }).status).toBe(
      "healthy",
    );
  });
});
