import { describe, expect, it } from "vitest";
import type { Session } from "@/lib/contract/session";
import { arrange, isSameOrder, wantedOrder } from "./held-order";
import { aSession } from "./testing/a-session";

const ids = (sessions: readonly Session[]) => sessions.map(({ id }) => id);

describe("arrange", () => {
  const before = [aSession("a", { status: "failing" }), aSession("b"), aSession("c", { status: "idle" })];
  const held = wantedOrder(before);

  it("shows present values in held places, whatever the server would put first now", () => {
    const now = [
      aSession("c", { status: "failing" }),
      aSession("b", { snapshotCount: 7 }),
      aSession("a", { status: "healthy" }),
    ];
    const { attention, rest, waiting } = arrange(held, now);
    expect([ids(attention), ids(rest)]).toEqual([["a"], ["b", "c"]]);
    expect(rest[0]?.snapshotCount).toBe(7);
    expect(attention[0]?.status).toBe("healthy");
    expect(waiting).toEqual({ fresh: 0, troubled: 1 });
  });

  it("lets go at once of what is gone", () => {
    expect(ids(arrange(held, before.slice(0, 2)).rest)).toEqual(["b"]);
  });

  it("keeps new rows waiting that would push others down", () => {
    const { attention, rest, waiting } = arrange(held, [
      aSession("n", { status: "failing" }),
      ...before.slice(0, 1),
      aSession("m"),
      ...before.slice(1),
    ]);
    expect([ids(attention), ids(rest)]).toEqual([["a"], ["b", "c"]]);
    expect(waiting.fresh).toBe(2);
  });

  it("appends what comes behind everything drawn, as the next page of a long list does", () => {
    const { rest, waiting } = arrange(held, [...before, aSession("d"), aSession("e")]);
    expect(ids(rest)).toEqual(["b", "c", "d", "e"]);
    expect(waiting).toEqual({ fresh: 0, troubled: 0 });
  });
});

describe("isSameOrder", () => {
  it("tells places apart, not values", () => {
    const one = wantedOrder([aSession("a"), aSession("b")]);
    expect(isSameOrder(one, wantedOrder([aSession("a", { snapshotCount: 9 }), aSession("b")]))).toBe(true);
    expect(isSameOrder(one, wantedOrder([aSession("b"), aSession("a")]))).toBe(false);
    expect(isSameOrder(one, wantedOrder([aSession("a", { status: "failing" }), aSession("b")]))).toBe(false);
  });
});
