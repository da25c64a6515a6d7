import { describe, expect, it } from "vitest";
import { auditLines, isToReview } from "./audit-lines";
import { anEvent } from "./testing/an-event";

const lines = (events: Parameters<typeof auditLines>[0], open: string[] = []) =>
  auditLines(events, {
    open: new Set(open),
    isSameDay: (one, other) => one.slice(0, 10) === other.slice(0, 10),
  }).map(({ key }) => key);

describe("auditLines", () => {
  it("puts the events of one tick into one line, which is known by the oldest of them", () => {
    const tick = [3, 2, 1].map((seq) => anEvent(seq));
    expect(lines(tick)).toEqual(["day-3", "tick-1"]);
    expect(lines([anEvent(4), ...tick])).toEqual(["day-4", "tick-1"]);
  });

  it("shows them below it once it is open", () => {
    expect(lines([anEvent(2), anEvent(1)], ["tick-1"])).toEqual(["day-2", "tick-1", "2", "1"]);
  });

  it.each([
    ["a person did it", { actor: { kind: "user", name: "Mara" } }],
    ["it went otherwise", { outcome: "failed" }],
    ["it is something else", { action: "snapshot.prune" }],
    ["it was at another time", { at: "2026-11-22T03:00:06.000Z" }],
  ])("keeps an event by itself when %s", (_why, part) => {
    expect(lines([anEvent(2, part), anEvent(1)])).toEqual(["day-2", "2", "1"]);
  });

  it("heads each day", () => {
    expect(lines([anEvent(2), anEvent(1, { at: "2026-11-21T23:59:59.000Z" })])).toEqual([
      "day-2",
      "2",
      "day-1",
      "1",
    ]);
  });
});

describe("isToReview", () => {
  const snapshot = { name: "q4", kind: "manual", tags: ["audit"], review: null } as const;
  const taken = anEvent(1, { snapshot: { ...snapshot, tags: ["audit"] } });

  it("is the taking of a snapshot for the audit that nobody has signed", () => {
    expect(isToReview(taken)).toBe(true);
  });

  it.each([
    ["it is of another use", { snapshot: { ...snapshot, tags: ["manual"] } }],
    ["it is signed", { snapshot: { ...snapshot, tags: ["audit"], review: { by: "a", at: "", note: "" } } }],
    ["it was deleted", { snapshot: null }],
    ["it was refused", { outcome: "refused" }],
    ["the event is another one", { action: "snapshot.update" }],
  ])("is not, when %s", (_why, part) => {
    expect(isToReview({ ...taken, ...part })).toBe(false);
  });
});
