import { expect, it } from "vitest";
import { anEvent, aSnapshot, aState } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

export function checkContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);
  const check = async () => {
    const checked = [];
    for await (const blob of subject.store.blobs.check()) checked.push(blob);
    return checked;
  };

  it("reads and hashes every stored piece, and names the damaged with the snapshots that need them", async () => {
    const { snapshots, blobs, dialect } = subject.store;
    const bits = (hex: string) => (dialect === "sqlite" ? `x'${hex}'` : `'\\x${hex}'`);
    const state = aState("to be damaged ".repeat(200), "to be lost", "to stay");
    const sound = aState("another");
    const snapshot = aSnapshot(state, { name: "hit" });
    await snapshots.putSnapshot(snapshot, state, anEvent());
    await snapshots.putSnapshot(aSnapshot(sound), sound, anEvent());
    expect(await blobs.count()).toBe(8);
    expect(await check()).toHaveLength(8);
    expect((await check()).filter(({ fault }) => fault !== null)).toEqual([]);

    const [damaged, lost] = [state[2]?.digest ?? "", state[3]?.digest ?? ""];
    await subject.place.execute(
      `update blob set bytes = ${bits("28b52ffd00")} where digest = ${bits(damaged)}`,
    );
    await subject.place.execute(
      `update blob set digest = ${bits("ff".repeat(32))} where digest = ${bits(lost)}`,
    );

    const faults = (await check()).filter(({ fault }) => fault !== null);
    expect(faults.map(({ digest, fault }) => [digest, fault])).toEqual([
      [damaged, "damaged"],
      ["ff".repeat(32), "damaged"],
    ]);
    for (const { id } of faults)
      expect(await blobs.usersOf(id)).toEqual([
        { id: snapshot.id, sessionId: snapshot.sessionId, name: "hit" },
      ]);
  });
}
