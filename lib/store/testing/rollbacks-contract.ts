import { expect, it } from "vitest";
import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Rollback } from "@/lib/contract/rollback";
import type { Lease } from "@/lib/engine/ports";
import { anEvent, aRollback, aSession, aSnapshot, aState, holderNamed } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

const NO_MARKS = { undone: [], redone: [], undoes: null };
const over = (rollback: Rollback, finishedAt: string): Rollback => ({
  ...rollback,
  status: "completed",
  outcome: "restored",
  finishedAt,
});

export function rollbacksContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);
  const state = aState("rollbacks");

  const put = async (sessionId: SessionId): Promise<SnapshotId> =>
    (await subject.store.snapshots.putSnapshot(aSnapshot(state, { sessionId }), state, anEvent())).id;

  const lock = async (sessionId: SessionId): Promise<Lease> => {
    const answer = await subject.store.snapshots.acquireLease(sessionId, holderNamed("one"), 1000);
    if (!("lease" in answer)) throw new Error(`${answer.heldBy.holder} has it.`);
    return answer.lease;
  };

  it("journals a rollback from its beginning to its end, and marks what it undid and brought back", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const [target, middle, safety] = [await put(sessionId), await put(sessionId), await put(sessionId)];
    const lease = await lock(sessionId);
    const first = aRollback(sessionId, target);

    await snapshots.beginRollback(first, lease, anEvent());
    const step = {
      name: "safety_snapshot",
      status: "done",
      startedAt: first.startedAt,
      durationMs: 12,
      detail: "512 messages",
    } as const;
    const halfway = { ...first, safetySnapshotId: safety, steps: [step] };
    await snapshots.saveRollback(halfway, lease);
    expect(await snapshots.findRollback(first.id)).toEqual(halfway);
    const finished = over(halfway, "2026-11-22T12:00:03.250Z");
    await snapshots.finishRollback(
      finished,
      lease,
      { undone: [middle, safety], redone: [], undoes: null },
      anEvent(),
    );
    expect(await snapshots.findRollback(first.id)).toEqual(finished);
    expect((await snapshots.findSnapshot(middle))?.undoneBy).toBe(first.id);

    const undo = aRollback(sessionId, safety, { undoOf: first.id });
    await snapshots.beginRollback(undo, lease, anEvent());
    await snapshots.finishRollback(
      over(undo, "2026-11-22T12:00:09.000Z"),
      lease,
      { undone: [], redone: [middle, safety], undoes: first.id },
      anEvent(),
    );

    expect((await snapshots.findSnapshot(middle))?.undoneBy).toBeNull();
    expect(await snapshots.findRollback(first.id)).toEqual({ ...finished, undoneBy: undo.id });
    await snapshots.amendRollback(
      { ...finished, accepted: { by: "Mara", at: "2026-11-22T12:01:00.000Z", note: "fine" } },
      anEvent(),
    );
    expect(await snapshots.findRollback(first.id)).toMatchObject({
      undoneBy: undo.id,
      accepted: { note: "fine" },
    });
    expect((await snapshots.listRollbacks(sessionId, 9)).items.map(({ id }) => id)).toEqual([
      undo.id,
      first.id,
    ]);
    expect((await snapshots.rollbackDurations(2)).sort()).toEqual([3250, 9000]);
    expect(await snapshots.rolledBackSince(new Date("2026-11-22T12:00:03.000Z"))).toEqual([
      { sessionId, finishedAt: "2026-11-22T12:00:09.000Z" },
    ]);
    expect(await snapshots.rolledBackSince(new Date("2026-11-22T12:00:09.000Z"))).toEqual([]);
  });

  it("keeps the target and the safety snapshot of a running rollback from deletion", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const [target, safety] = [await put(sessionId), await put(sessionId)];
    const lease = await lock(sessionId);
    const rollback = aRollback(sessionId, target);
    await snapshots.beginRollback(rollback, lease, anEvent());
    const halfway = { ...rollback, safetySnapshotId: safety };
    await snapshots.saveRollback(halfway, lease);

    for (const id of [target, safety]) {
      await expect(snapshots.deleteSnapshot(id, anEvent())).rejects.toMatchObject({
        code: "rollback_in_progress",
      });
    }
    await snapshots.finishRollback(over(halfway, "2026-11-22T12:00:01.000Z"), lease, NO_MARKS, anEvent());
    for (const id of [target, safety])
      expect(await snapshots.deleteSnapshot(id, anEvent())).toEqual({ freedPin: null });
  });

  it("either begins a rollback or deletes its target, whoever comes first", async () => {
    const { snapshots } = subject.store;
    const other = (await subject.another()).snapshots;
    for (let round = 0; round < 15; round += 1) {
      const sessionId = aSession();
      const target = await put(sessionId);
      const lease = await lock(sessionId);
      const rollback = aRollback(sessionId, target);

      const [begun, deleted] = await Promise.allSettled([
        snapshots.beginRollback(rollback, lease, anEvent()),
        other.deleteSnapshot(target, anEvent()),
      ]);

      expect([begun.status, deleted.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect((await snapshots.findSnapshot(target)) !== undefined).toBe(begun.status === "fulfilled");
      expect((await snapshots.findRollback(rollback.id)) !== undefined).toBe(begun.status === "fulfilled");
    }
  });

  it("lists what is unfinished, oldest first, and says whether somebody may still be at it", async () => {
    const { snapshots } = subject.store;
    for (const { rollback } of await snapshots.unfinishedRollbacks()) {
      const lease = await snapshots.acquireLease(rollback.sessionId, holderNamed("sweeper"), 1000);
      if ("lease" in lease)
        await snapshots.finishRollback(
          over(rollback, "2026-11-22T12:00:01.000Z"),
          lease.lease,
          NO_MARKS,
          anEvent(),
        );
    }
    const [dead, alive] = [aSession(), aSession()];
    const deadLease = await lock(dead);
    const later = aRollback(dead, await put(dead), { startedAt: "2026-11-22T12:00:05.000Z" });
    await snapshots.beginRollback(later, deadLease, anEvent());
    subject.clock.advance(1000);
    const earlier = aRollback(alive, await put(alive));
    await snapshots.beginRollback(earlier, await lock(alive), anEvent());

    const unfinished = (await snapshots.unfinishedRollbacks()).filter(({ rollback }) =>
      [dead, alive].includes(rollback.sessionId),
    );

    expect(unfinished).toEqual([
      { rollback: earlier, leased: true },
      { rollback: later, leased: false },
    ]);
  });

  it("amends only what is over", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const rollback = aRollback(sessionId, await put(sessionId));
    await snapshots.beginRollback(rollback, await lock(sessionId), anEvent());

    const early = snapshots.amendRollback({ ...rollback, reason: "meddled" }, anEvent());

    await expect(early).rejects.toMatchObject({ code: "rollback_in_progress" });
    expect(await snapshots.findRollback(rollback.id)).toEqual(rollback);
  });

  it("answers with what is missing: a target, a safety snapshot, a rollback", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const lease = await lock(sessionId);
    const gone = aSnapshot(state).id;
    const rollback = aRollback(sessionId, await put(sessionId));

    await expect(snapshots.beginRollback(aRollback(sessionId, gone), lease, anEvent())).rejects.toMatchObject(
      { code: "snapshot_not_found" },
    );
    await expect(snapshots.saveRollback(rollback, lease)).rejects.toMatchObject({
      code: "rollback_not_found",
    });
    await snapshots.beginRollback(rollback, lease, anEvent());
    await expect(
      snapshots.saveRollback({ ...rollback, safetySnapshotId: gone }, lease),
    ).rejects.toMatchObject({ code: "snapshot_not_found" });
    expect(await snapshots.findRollback(rollback.id)).toEqual(rollback);
    expect(await snapshots.findRollback(aRollback(sessionId, gone).id)).toBeUndefined();
  });

  it("pages through a session's rollbacks, newest first", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const target = await put(sessionId);
    const lease = await lock(sessionId);
    const begun = [];
    for (const second of [1, 2, 2, 3]) {
      const rollback = aRollback(sessionId, target, { startedAt: `2026-11-22T12:00:0${second}.000Z` });
      await snapshots.beginRollback(rollback, lease, anEvent());
      begun.push(rollback.id);
    }

    const first = await snapshots.listRollbacks(sessionId, 3);
    const second = await snapshots.listRollbacks(sessionId, 3, first.nextCursor ?? "");

    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(begun.reverse());
    expect(second.nextCursor).toBeNull();
  });
}
