import { describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import { groupSessions, splitAttention } from "./grouping";

const aSession = (id: string, part: Partial<Session> = {}): Session => ({
  id: SessionId.parse(id),
  agentId: "main",
  label: id,
  status: "healthy",
  attention: null,
  model: null,
  context: { messages: 1, tokens: null, tokenLimit: null },
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
  ...part,
});

describe("groupSessions", () => {
  it("puts troubled sessions and those with a reason first, and keeps the server's order in both groups", () => {
    const sessions = [
      aSession("a", { status: "failing" }),
      aSession("b"),
      aSession("c", { status: "unknown", attention: "Deleted on the host." }),
      aSession("d", { status: "idle" }),
    ];
    const { attention, rest } = groupSessions(sessions);
    expect(attention.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(rest.map(({ id }) => id)).toEqual(["b", "d"]);
  });
});

describe("splitAttention", () => {
  it("does not cut a number in two", () => {
    expect(splitAttention("RAM grew 1.5 MB. Since 02:57.")).toEqual({
      headline: "RAM grew 1.5 MB.",
      more: "Since 02:57.",
    });
  });

  it("keeps a single sentence whole", () => {
    expect(splitAttention("Error rate 41%")).toEqual({ headline: "Error rate 41%", more: "" });
  });
});
