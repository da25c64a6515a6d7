import { expect, it } from "vitest";
import { anEvent, aSession, aSnapshot, aState } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

export function auditContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);

  it("keeps rows that nobody can change, delete or empty", async () => {
    await subject.store.snapshots.appendAudit(anEvent({ action: "sign-in", detail: { from: "127.0.0.1" } }));

    await expect(subject.place.execute("update audit set outcome = 'failed'")).rejects.toThrow(
      /never changed/,
    );
    await expect(subject.place.execute("delete from audit")).rejects.toThrow(/never (changed or )?deleted/);
    if (subject.store.dialect === "postgres")
      await expect(subject.place.execute("truncate audit")).rejects.toThrow(/never changed/);
  });

  it("writes nothing that it does not audit: what the log refuses does not happen", async () => {
    const { snapshots } = subject.store;
    const state = aState("audited");
    const sessionId = aSession();
    const before = await snapshots.putSnapshot(aSnapshot(state, { sessionId }), state, anEvent());
    // The column does not take null: stands for any failure while the event is written.
    const broken = Object.assign(anEvent(), { at: null });
    const other = aState("never audited");

    await expect(snapshots.putSnapshot(aSnapshot(other, { sessionId }), other, broken)).rejects.toMatchObject(
      { name: "AppError" },
    );
    await expect(snapshots.updateSnapshot(before.id, { name: "other" }, broken)).rejects.toMatchObject({
      name: "AppError",
    });
    await expect(snapshots.deleteSnapshot(before.id, broken)).rejects.toMatchObject({ name: "AppError" });

    expect((await snapshots.listSnapshots({ sessionId, limit: 9 })).items).toEqual([before]);
    expect(await snapshots.missingBlobs([other[0].digest])).toEqual([other[0].digest]);
  });
}
