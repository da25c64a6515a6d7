import { describe, expect, it } from "vitest";
import type { Session } from "@/lib/contract/session";
import { chartModel, chartSummary, timeTicks } from "./chart-model";
import { aSnapshot } from "./testing/a-snapshot";

const now = Date.parse("2026-11-22T03:50:00.000Z");
const session: Session = {
  id: aSnapshot(1).sessionId,
  agentId: "main",
  label: "bot",
  status: "healthy",
  attention: null,
  model: null,
  context: { messages: 12, tokens: null, tokenLimit: null },
  run: null,
  health: { errorRate: null, runs: 0, windowMs: 0, ramBytes: null },
  lastSnapshot: null,
  lastHealthySnapshot: null,
  snapshotCount: 0,
  protected: false,
  updatedAt: null,
  demo: true,
  deleted: false,
  archived: false,
};

describe("chart model", () => {
  it("shows every snapshot when no range is asked for", () => {
    const old = aSnapshot(1, { createdAt: "2026-10-01T00:00:00.000Z" });
    const model = chartModel(session, [aSnapshot(40), old], [], { range: "all", now });
    expect(model.marks).toHaveLength(2);
    expect(model.from).toBeLessThan(Date.parse(old.createdAt));
  });

  it("ends with the size of this moment and leaves out what is older than the range", () => {
    const old = aSnapshot(1, { createdAt: "2026-11-22T01:00:00.000Z" });
    const model = chartModel(session, [aSnapshot(40), old], [], { range: "1h", now });
    expect(model.marks.map(({ id }) => id)).toEqual([aSnapshot(40).id]);
    expect(model.points.at(-1)).toEqual({ at: now, messages: 12 });
  });

  it("says in a sentence what it draws", () => {
    const model = chartModel(session, [aSnapshot(40)], [], { range: "all", now });
    expect(chartSummary(model)).toContain("now 12; 1 snapshot and 0 rollbacks");
  });

  it("marks the axis at round times within it, at most eight", () => {
    for (const minutes of [1, 7, 59, 240, 1440, 10_080, 300_000]) {
      const from = now - minutes * 60_000;
      const ticks = timeTicks(from, now);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(9);
      expect(ticks.every((tick) => tick >= from && tick <= now && tick % 15_000 === 0)).toBe(true);
    }
  });
});
