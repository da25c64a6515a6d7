import { describe, expect, it } from "vitest";
import type { PolicyPreview, PolicyTriggered } from "@/lib/contract/policy";
import { PolicyPreview as Preview } from "@/lib/contract/policy";
import { readPolicies } from "@/lib/policy/read-policies";
import { renderDryRun } from "./render-dry-run";
import { renderChanges, renderProblems } from "./render-policy";

const DOCUMENT = `recovery:
  autoRollback: { enabled: true, triggers: [{ type: error_rate, threshold: 30% }, { type: memory_leak, threshold: 500MB }] }
  policies:
    - { name: strict, appliesTo: "agent:main:*", autoRollback: { enabled: true, action: notify } }
`;

/** As the API would answer it. */
function preview(changes: Partial<Record<keyof PolicyPreview, unknown>> = {}): PolicyPreview {
  const { policies, problems } = readPolicies(DOCUMENT);
  const sessions = [
    { sessionId: "agent:main:main", policy: "strict", overrules: ["default"] },
    { sessionId: "agent:main:cron", policy: "strict", overrules: ["default"] },
    { sessionId: "agent:other:main", policy: "default", overrules: [] },
  ];
  return Preview.parse({
    ...{ from: "2026-11-18T03:00:00.000Z", to: "2026-11-25T03:00:00.000Z", policies, problems, sessions },
    ...{ triggered: [], passed: { error_rate: 0, timeout: 0, memory_leak: 0 }, rollbacks: 0 },
    ...{ pruned: 0, protected: 0, held: 0, days: [], byHand: [], ...changes },
  });
}

const passed = (value: number, changes: Partial<Record<keyof PolicyTriggered, unknown>> = {}) => ({
  ...{ at: "2026-11-24T10:00:00.000Z", sessionId: "agent:other:main", policy: "default" },
  ...{ type: "error_rate", value, threshold: 0.3, action: "rollback", why: null, target: null, ...changes },
});

describe("a dry run", () => {
  it("tells what each policy does, and which one holds where two name a session", () => {
    const text = renderDryRun(preview());

    expect(text).toMatch(/^default +\* +1 +error rate 30 %, RAM 500MB +roll back to last-healthy +– +all$/m);
    expect(text).toMatch(/^strict +agent:main:\* +2 .+ notify /m);
    expect(text).toContain("2 sessions: strict holds, it is more specific than default.");
  });

  it("tells each limit that was passed with its consequence, and counts those it leaves out", () => {
    const triggered = [
      passed(0.5, { action: "notify", why: "the cool-down lasts" }),
      passed(612_345_678, { type: "memory_leak", threshold: 5e8 }),
      ...Array.from({ length: 20 }, () => passed(0.4)),
    ];
    const text = renderDryRun(
      preview({ triggered, rollbacks: 21, passed: { error_rate: 21, timeout: 0, memory_leak: 1 } }),
    );

    expect(text).toContain("rolled back 21 times, only notified 1 time");
    expect(text).toContain("error rate 50 %, limit 30 %  notified: the cool-down lasts");
    expect(text).toContain("RAM 612MB, limit 500MB");
    expect(text).toContain("2 more, older");
  });

  it("says so when there is no policy", () => {
    expect(renderDryRun(preview({ policies: [] }))).toContain("nothing happens by itself");
  });
});

describe("what is printed of a document", () => {
  it("cannot steer the terminal", () => {
    const { problems } = readPolicies('recovery:\n  "\\e[2J": 1\n');
    expect(problems.length).toBeGreaterThan(0);
    expect(renderProblems("\u001b[2J.yaml", problems)).not.toContain("\u001b");
    expect(renderChanges("a\n", "\u001b[2J\n")).not.toContain("\u001b");
  });

  it("names the lines that go and come", () => {
    expect(renderChanges("a\nb\n", "a\nc\n").split("\n").slice(1)).toEqual([" a", "-b", "+c"]);
  });
});
