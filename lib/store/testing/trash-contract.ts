import { expect, it } from "vitest";
import type { SessionId } from "@/lib/contract/ids";
import type { NewSnapshot } from "@/lib/engine/ports";
import { anEvent, aRollback, aSession, aSnapshot, aState, holderNamed, NOON } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

export function trashContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);
  const tomorrow = new Date(Date.parse(NOON) + 86_400_000);

  const put = (changes: Partial<NewSnapshot> = {}, text = `trash ${changes.sessionId}`) => {
    const state = aState(text);
    return subject.store.snapshots.putSnapshot(aSnapshot(state, changes), state, anEvent());
  };
  const trashed = async (sessionId: SessionId) =>
    (await subject.store.policies.listTrash(99, sessionId)).map(({ snapshot }) => snapshot.id);

  it("hides what is put away from every list, keeps its content through a sweep, and gives it back held, else as it was", async () => {
    const { snapshots, policies } = subject.store;
    const sessionId = aSession();
    const snapshot = await put({
      sessionId,
      tags: ["audit"],
      cursor: [1, 2],
      pin: { ref: `pin ${sessionId}` },
    });

    expect(await policies.trashSnapshot(snapshot.id, anEvent())).toBe(true);

    expect(await snapshots.findSnapshot(snapshot.id)).toBeUndefined();
    expect((await snapshots.listSnapshots({ sessionId, limit: 9 })).items).toEqual([]);
    expect(await snapshots.sessionTotals(sessionId)).toEqual([]);
    expect(await policies.listTrash(9, sessionId)).toEqual([{ snapshot, trashedAt: NOON }]);
    await snapshots.sweepBlobs();
    expect(await snapshots.missingBlobs([snapshot.stateDigest])).toEqual([]);
    const back = { ...snapshot, held: true };
    expect(await policies.takeFromTrash(snapshot.id, () => anEvent())).toEqual(back);
    expect(await snapshots.findSnapshot(snapshot.id)).toEqual(back);
    const query = {
      words: [],
      terms: [
        {
          key: "tag" as const,
          comparison: "is" as const,
          values: ["audit"] as [string],
          negated: false,
          at: 0,
          length: 0,
        },
      ],
    };
    expect((await snapshots.listSnapshots({ sessionId, query, limit: 9 })).items).toEqual([back]);
    expect(await trashed(sessionId)).toEqual([]);
    await expect(policies.takeFromTrash(snapshot.id, () => anEvent())).rejects.toMatchObject({
      code: "snapshot_not_found",
    });
  });

  it("leaves alone what is held, gone, or used by a rollback", async () => {
    const { snapshots, policies } = subject.store;
    const sessionId = aSession();
    const held = await put({ sessionId, held: true });
    const used = await put({ sessionId });
    const answer = await snapshots.acquireLease(sessionId, holderNamed("one"), 1000);
    if (!("lease" in answer)) throw new Error("The lock was free.");
    await snapshots.beginRollback(aRollback(sessionId, used.id), answer.lease, anEvent());

    expect(await policies.trashSnapshot(held.id, anEvent())).toBe(false);
    expect(await policies.trashSnapshot(used.id, anEvent())).toBe(false);
    expect(await policies.trashSnapshot(aSnapshot(aState("never put")).id, anEvent())).toBe(false);

    expect((await snapshots.listSnapshots({ sessionId, limit: 9 })).items).toHaveLength(2);
    expect(await trashed(sessionId)).toEqual([]);
  });

  it("frees content and pin only when the trash is emptied of the last that needs them", async () => {
    const { snapshots, policies } = subject.store;
    const sessionId = aSession();
    const pin = { ref: `shared ${sessionId}` };
    const first = await put({ sessionId, pin });
    const second = await put({ sessionId, pin });
    await policies.trashSnapshot(first.id, anEvent());
    subject.clock.advance(1);
    const deleted = await snapshots.deleteSnapshot(second.id, anEvent());
    expect(deleted.freedPin).toBeNull();
    const auditOf = () => anEvent();

    expect(await policies.emptyTrash(new Date(NOON), auditOf)).toEqual({ removed: 0, freedPins: [] });
    expect(await policies.emptyTrash(tomorrow, auditOf)).toEqual({ removed: 1, freedPins: [pin] });

    await snapshots.sweepBlobs();
    expect(await snapshots.missingBlobs([first.stateDigest])).toEqual([first.stateDigest]);
    expect(await trashed(sessionId)).toEqual([]);
  });

  it("of a snapshot that is put away while a rollback to it begins, either the one or the other is true", async () => {
    const { snapshots, policies } = subject.store;
    const other = await subject.another();
    for (let round = 0; round < 12; round += 1) {
      const sessionId = aSession();
      const { id } = await put({ sessionId });
      const answer = await snapshots.acquireLease(sessionId, holderNamed("one"), 1000);
      if (!("lease" in answer)) throw new Error("The lock was free.");

      const [putAway, begun] = await Promise.all([
        policies.trashSnapshot(id, anEvent()),
        other.snapshots.beginRollback(aRollback(sessionId, id), answer.lease, anEvent()).then(
          () => true,
          () => false,
        ),
      ]);

      expect(putAway).toBe(!begun);
    }
  });
}
