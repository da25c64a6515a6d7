import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Health, Run } from "@/lib/contract/session";
import { HistoryPage, type SessionRow } from "./frames";
import { toSession } from "./to-session";

const text = readFileSync(new URL("../../../e2e/gateway/fixtures/history.json", import.meta.url), "utf8");
const info = HistoryPage.parse(JSON.parse(text)).sessionInfo;
const nowMs = (info?.lastInteractionAt ?? 0) + 1000;
const quiet: Health = { errorRate: null, runs: 0, windowMs: 600_000, ramBytes: null };

function session(
  row: Partial<SessionRow> = {},
  { health = quiet, run = null }: { health?: Health; run?: Run | null } = {},
) {
  return toSession({ key: "", ...info, ...row }, { health, run, mainKey: "agent:main:main", nowMs });
}

describe("toSession", () => {
  it("reads a row of the gateway", () => {
    expect(session()).toMatchObject({
      id: "agent:main:dashboard:3c0a1f3b-a8a9-43dc-b72a-95ba7dbc5743",
      agentId: "main",
      label: "fx 1795330310231",
      model: "lab/lab-1",
      status: "healthy",
      attention: null,
      context: { messages: null, tokens: null, tokenLimit: 200_000 },
      updatedAt: "2026-11-22T06:51:57.095Z",
      protected: false,
      demo: false,
      archived: false,
    });
  });

  it("trusts a token count only when the gateway calls it fresh", () => {
    expect(session({ totalTokens: 5, totalTokensFresh: true })?.context.tokens).toBe(5);
    expect(session({ totalTokens: 5, totalTokensFresh: false })?.context.tokens).toBeNull();
  });

  it("is failing from the third failure in ten on, and not with fewer than 5 runs", () => {
    const failing = session({}, { health: { ...quiet, runs: 10, errorRate: 0.3 } });

    expect(failing).toMatchObject({
      status: "failing",
      attention: "3 of 10 runs failed in the last 10 minutes.",
    });
    expect(session({}, { health: { ...quiet, runs: 4, errorRate: 1 } })?.status).toBe("healthy");
    expect(session({}, { health: { ...quiet, runs: 10, errorRate: 0.2 } })?.status).toBe("healthy");
  });

  it("is degraded after a failed run and during a run without end", () => {
    const startedAt = new Date(nowMs - 301_000).toISOString();

    expect(session({ status: "failed" })).toMatchObject({
      status: "degraded",
      attention: "The last run failed.",
    });
    expect(session({}, { run: { id: "r", startedAt } })).toMatchObject({
      status: "degraded",
      attention: "A run has been active for 5 minutes.",
    });
  });

  it("is idle when nothing happened for a while", () => {
    expect(session({ lastInteractionAt: nowMs - 600_001 })?.status).toBe("idle");
  });

  it("protects the main session", () => {
    expect(session({ key: "agent:main:main", isMain: undefined })?.protected).toBe(true);
  });

  it("leaves out keys that cannot be an id", () => {
    expect(session({ key: "agent:main:a b" })).toBeUndefined();
  });
});
