import { expect, it } from "vitest";
import type { SnapshotId } from "@/lib/contract/ids";
import { anEvent, aRollback, aSession, aSnapshot, aState, holderNamed, user } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

export function snapshotsContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);

  it("gives back a snapshot as it was put", async () => {
    const { snapshots } = subject.store;
    const state = aState("first");
    const change = { added: 1, removed: 2, changed: 3 };
    const full = aSnapshot(state, {
      sessionId: aSession(),
      name: "vor dem Umzug 迁移之前 🚚",
      description: "two\nlines",
      tags: ["zeta", "alpha", "日本"],
      kind: "pre_operation",
      createdAt: "2026-11-22T03:17:42.007Z",
      createdBy: { kind: "token", name: "ci" },
      sizeBytes: 5_000_000_000,
      contextTokens: 81_234,
      change: {
        since: aSnapshot(state).id,
        context: change,
        memory: change,
        files: change,
        tools: change,
        skills: change,
        settings: change,
      },
      held: true,
      pin: { ref: "fork:1" },
      cursor: { leaf: "m9", seq: 4, deep: [null, true, "\u0000"] },
    });

    const stored = await snapshots.putSnapshot(full, state, anEvent());

    const { storedBytes, ...rest } = stored;
    expect(rest).toEqual({ ...full, review: null, undoneBy: null });
    expect(storedBytes).toBeGreaterThan(0);
    expect(await snapshots.findSnapshot(full.id)).toEqual(stored);
    expect(await (await subject.another()).snapshots.findSnapshot(full.id)).toEqual(stored);
  });

  it("leaves out what an optional member does not say", async () => {
    const state = aState("no why");
    const { why: _why, ...without } = aSnapshot(state);

    const stored = await subject.store.snapshots.putSnapshot(without, state, anEvent());

    expect(Object.hasOwn(stored, "why")).toBe(false);
  });

  it("refuses an id that exists, and leaves the snapshot that has it alone", async () => {
    const { snapshots } = subject.store;
    const state = aState("once");
    const first = await snapshots.putSnapshot(aSnapshot(state, { name: "first" }), state, anEvent());

    const other = aState("twice");
    const again = snapshots.putSnapshot(aSnapshot(other, { id: first.id, name: "second" }), other, anEvent());

    await expect(again).rejects.toMatchObject({ name: "AppError" });
    expect(await snapshots.findSnapshot(first.id)).toEqual(first);
    expect(await snapshots.missingBlobs([other[0].digest])).toEqual([other[0].digest]);
  });

  it("lists newest first, equal times by id, and every snapshot on exactly one page", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const state = aState("pages");
    const put: SnapshotId[] = [];
    for (const minute of [3, 1, 3, 2, 3, 0, 2]) {
      const snapshot = aSnapshot(state, { sessionId, createdAt: `2026-11-22T12:0${minute}:00.000Z` });
      put.push((await snapshots.putSnapshot(snapshot, state, anEvent())).id);
    }

    const seen: SnapshotId[] = [];
    let cursor: string | undefined;
    do {
      const page = await snapshots.listSnapshots({ sessionId, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);

    const [a, b, c, d, e, f, g] = put;
    expect(seen).toEqual([e, c, a, g, d, b, f]);
    expect((await snapshots.newestSnapshot(sessionId))?.id).toBe(e);
    expect(await snapshots.listSnapshots({ sessionId: aSession(), limit: 2 })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(await snapshots.newestSnapshot(aSession())).toBeUndefined();
  });

  it("says on the last page that it is the last, also when it is full", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const state = aState("full page");
    for (let index = 0; index < 2; index += 1) {
      await snapshots.putSnapshot(aSnapshot(state, { sessionId }), state, anEvent());
    }

    expect((await snapshots.listSnapshots({ sessionId, limit: 2 })).nextCursor).toBeNull();
  });

  it.each(["nonsense", "e30", Buffer.from('{"at":"yesterday","id":"x"}').toString("base64url")])(
    "refuses the cursor %j as validation_failed",
    async (cursor) => {
      const { snapshots } = subject.store;
      await expect(snapshots.listSnapshots({ limit: 2, cursor })).rejects.toMatchObject({
        code: "validation_failed",
      });
      await expect(snapshots.listRollbacks(aSession(), 2, cursor)).rejects.toMatchObject({
        code: "validation_failed",
      });
    },
  );

  it("totals every session's snapshots and names the newest", async () => {
    const { snapshots } = subject.store;
    const state = aState("totals");
    const [one, two] = [aSession(), aSession()];
    for (const [sessionId, minute] of [
      [one, 5],
      [one, 9],
      [one, 7],
      [two, 1],
    ] as const) {
      await snapshots.putSnapshot(
        aSnapshot(state, { sessionId, createdAt: `2026-11-22T12:0${minute}:00.000Z` }),
        state,
        anEvent(),
      );
    }

    const totals = await snapshots.sessionTotals();

    expect(totals.find(({ sessionId }) => sessionId === one)).toMatchObject({
      count: 3,
      lastSnapshot: { createdAt: "2026-11-22T12:09:00.000Z", messages: 1 },
    });
    expect(totals.find(({ sessionId }) => sessionId === two)).toMatchObject({ count: 1 });
    expect(await snapshots.sessionTotals(two)).toEqual(totals.filter(({ sessionId }) => sessionId === two));
    expect(await snapshots.sessionTotals(aSession())).toEqual([]);
  });

  it("names the newest snapshot that was healthy when taken and that no rollback undid", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const state = aState("health");
    const put = async (minute: number, healthy: boolean) => {
      const createdAt = `2026-11-22T12:0${minute}:00.000Z`;
      const snapshot = aSnapshot(state, { sessionId, healthy, createdAt });
      expect(await snapshots.putSnapshot(snapshot, state, anEvent())).toMatchObject({ healthy });
      return { id: snapshot.id, createdAt };
    };
    const lastHealthy = async () => (await snapshots.sessionTotals(sessionId))[0]?.lastHealthySnapshot;
    expect(await lastHealthy()).toBeUndefined();
    await put(0, false);
    expect(await lastHealthy()).toBeNull();
    const older = await put(1, true);
    const healthy = await put(2, true);
    await put(3, false);

    expect(await lastHealthy()).toEqual(healthy);
    await undo(sessionId, older.id, [healthy.id]);
    expect(await lastHealthy()).toEqual(older);
  });

  it("changes name, description, tags and hold, each alone, and nothing else", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const state = aState("patch");
    const before = await snapshots.putSnapshot(
      aSnapshot(state, { sessionId, tags: ["old"] }),
      state,
      anEvent(),
    );

    const patches = [
      { name: "Änderung" },
      { description: "why" },
      { tags: ["new", "more"] },
      { held: true },
      {},
    ];
    let expected = before;
    for (const patch of patches) {
      expected = { ...expected, ...patch };
      expect(await snapshots.updateSnapshot(before.id, patch, anEvent())).toEqual(expected);
    }

    expect(await snapshots.findSnapshot(before.id)).toEqual(expected);
    const tagged = (tag: string) =>
      snapshots.listSnapshots({
        sessionId,
        limit: 9,
        query: {
          terms: [{ key: "tag", comparison: "is", values: [tag], negated: false, at: 0, length: 7 }],
          words: [],
        },
      });
    expect((await tagged("new")).items).toHaveLength(1);
    expect((await tagged("old")).items).toHaveLength(0);
    await expect(
      snapshots.updateSnapshot(aSnapshot(state).id, { name: "x" }, anEvent()),
    ).rejects.toMatchObject({ code: "snapshot_not_found" });
  });

  it("counts a session's tags over all its snapshots, the most used first, and what is held", async () => {
    const { snapshots } = subject.store;
    const [sessionId, other] = [aSession(), aSession()];
    const state = aState("tags");
    const put = async (tags: string[], held = false, of = sessionId) =>
      (await snapshots.putSnapshot(aSnapshot(state, { sessionId: of, tags, held }), state, anEvent())).id;
    expect(await snapshots.countTags(sessionId)).toEqual({ tags: [], held: 0 });
    await put(["b", "audit"], true);
    const changed = await put(["audit", "a"]);
    const gone = await put(["audit", "gone"]);
    await put([], true);
    await put(["audit", "elsewhere"], true, other);

    await snapshots.updateSnapshot(changed, { tags: ["a", "迁移"], held: true }, anEvent());
    await snapshots.deleteSnapshot(gone, anEvent());

    expect(await snapshots.countTags(sessionId)).toEqual({
      tags: [
        { tag: "a", count: 1 },
        { tag: "audit", count: 1 },
        { tag: "b", count: 1 },
        { tag: "迁移", count: 1 },
      ],
      held: 3,
    });
    await put(["b"]);
    expect((await snapshots.countTags(sessionId)).tags[0]).toEqual({ tag: "b", count: 2 });
  });

  it("deletes what is neither held nor in use, and frees a pin with its last snapshot", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const state = aState("delete");
    const put = async (pin: { ref: string } | null) =>
      (await snapshots.putSnapshot(aSnapshot(state, { sessionId, pin, tags: ["t"] }), state, anEvent())).id;
    const [first, second, bare] = [await put({ ref: "p" }), await put({ ref: "p" }), await put(null)];

    expect(await snapshots.deleteSnapshot(first, anEvent())).toEqual({ freedPin: null });
    expect(await snapshots.deleteSnapshot(bare, anEvent())).toEqual({ freedPin: null });
    await snapshots.updateSnapshot(second, { held: true }, anEvent());
    await expect(snapshots.deleteSnapshot(second, anEvent())).rejects.toMatchObject({
      code: "snapshot_held",
    });
    expect(await snapshots.findSnapshot(second)).toBeDefined();
    await snapshots.updateSnapshot(second, { held: false }, anEvent());
    expect(await snapshots.deleteSnapshot(second, anEvent())).toEqual({ freedPin: { ref: "p" } });
    await expect(snapshots.deleteSnapshot(second, anEvent())).rejects.toMatchObject({
      code: "snapshot_not_found",
    });
    expect((await snapshots.listSnapshots({ sessionId, limit: 9 })).items).toEqual([]);
  });

  it("frees a shared pin once when its snapshots are deleted at the same time", async () => {
    const { snapshots } = subject.store;
    const other = (await subject.another()).snapshots;
    const state = aState("race");
    for (let round = 0; round < 10; round += 1) {
      const pin = { ref: `shared:${round}` };
      const one = await snapshots.putSnapshot(aSnapshot(state, { pin }), state, anEvent());
      const two = await snapshots.putSnapshot(aSnapshot(state, { pin }), state, anEvent());

      const freed = await Promise.all([
        snapshots.deleteSnapshot(one.id, anEvent()),
        other.deleteSnapshot(two.id, anEvent()),
      ]);

      expect(freed.map(({ freedPin }) => freedPin).filter((found) => found !== null)).toEqual([pin]);
    }
  });

  async function undo(sessionId: ReturnType<typeof aSession>, target: SnapshotId, undone: SnapshotId[]) {
    const { snapshots } = subject.store;
    const answer = await snapshots.acquireLease(sessionId, holderNamed("one"), 1000);
    if (!("lease" in answer)) throw new Error("Nobody else is here.");
    const rollback = aRollback(sessionId, target, { requestedBy: user });
    await snapshots.beginRollback(rollback, answer.lease, anEvent());
    const over = {
      ...rollback,
      status: "completed",
      outcome: "restored",
      finishedAt: "2026-11-22T12:00:02.500Z",
    } as const;
    await snapshots.finishRollback(over, answer.lease, { undone, redone: [], undoes: null }, anEvent());
    await snapshots.releaseLease(answer.lease);
  }
}
