import { describe, expect, it } from "vitest";
import { holdBack, listItems } from "./list-items";
import { aSnapshot } from "./testing/a-snapshot";
import { timelineEntries } from "./timeline-entries";

const entriesOf = (...snapshots: ReturnType<typeof aSnapshot>[]) =>
  timelineEntries({ snapshots, rollbacks: [], crossings: [], hasOlder: false });

describe("listItems", () => {
  it("begins with the current state, and heads each day once", () => {
    const yesterday = aSnapshot(5, { createdAt: "2026-11-21T23:59:00.000Z" });
    const items = listItems(entriesOf(aSnapshot(2), aSnapshot(1), yesterday), {
      pending: false,
      zone: "utc",
    });
    expect(items.map(({ kind }) => kind)).toEqual([
      "current",
      "day",
      "snapshot",
      "snapshot",
      "day",
      "snapshot",
    ]);
  });

  it("shows what is being taken right below the current state", () => {
    const items = listItems(entriesOf(aSnapshot(1)), { pending: true, zone: "utc" });
    expect(items.map(({ kind }) => kind).slice(0, 2)).toEqual(["current", "pending"]);
  });
});

describe("holdBack", () => {
  const entries = entriesOf(aSnapshot(3), aSnapshot(2), aSnapshot(1));

  it("shows everything at the top of the list", () => {
    expect(holdBack(entries, null)).toEqual({ shown: entries, held: 0 });
  });

  it("keeps what came since below the fold, and counts it", () => {
    const { shown, held } = holdBack(entries, Date.parse(aSnapshot(1).createdAt));
    expect(shown.map(({ id }) => id)).toEqual([aSnapshot(1).id]);
    expect(held).toBe(2);
  });
});
