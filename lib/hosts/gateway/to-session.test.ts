import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Run } from "@/lib/contract/session";
import { HistoryPage, type SessionRow } from "./frames";
import { toSession } from "./to-session";

const text = readFileSync(new URL("../../../e2e/gateway/fixtures/history.json", import.meta.url), "utf8");
const info = HistoryPage.parse(JSON.parse(text)).sessionInfo;

function session(row: Partial<SessionRow> = {}, run: Run | null = null) {
  return toSession({ key: "", ...info, ...row }, { run, mainKey: "agent:main:main" });
}

describe("toSession", () => {
  it("reads a row of the gateway", () => {
    expect(session()).toMatchObject({
      id: "agent:main:dashboard:3c0a1f3b-a8a9-43dc-b72a-95ba7dbc5743",
      agentId: "main",
      label: "fx 1795330310231",
      model: "lab/lab-1",
      ramBytes: null,
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

  it.each([
    ["done", "ended"],
    ["failed", "failed"],
    ["timeout", "timed_out"],
    ["killed", null],
    ["running", null],
  ])("tells of a last run that is %s that it %s", (status, lastRun) => {
    expect(session({ status })?.lastRun).toBe(lastRun);
  });

  it("protects the main session", () => {
    expect(session({ key: "agent:main:main", isMain: undefined })?.protected).toBe(true);
  });

  it("leaves out keys that cannot be an id", () => {
    expect(session({ key: "agent:main:a b" })).toBeUndefined();
  });
});
