import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { anEvent, aSnapshot, aState, blobOf } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

export function blobsContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);

  it("gives back the bytes it was given, small, large, empty and incompressible", async () => {
    const { snapshots } = subject.store;
    const texts = [
      "",
      "short",
      "long ".repeat(100_000),
      randomBytes(90_000).toString("base64"),
      "汉字 🚚 ".repeat(5000),
    ];
    const state = aState(...texts);
    await snapshots.putSnapshot(aSnapshot(state), state, anEvent());

    const reader = (await subject.another()).snapshots;
    for (const { digest, bytes } of state) {
      expect(Buffer.compare(await reader.readBlob(digest), bytes)).toBe(0);
      expect(await reader.readBlob(digest)).toBe(await reader.readBlob(digest));
    }
  });

  it("stores equal content once and counts only what it added", async () => {
    const { snapshots } = subject.store;
    const text = randomBytes(20_000).toString("hex");
    const before = aState("kept", text);
    const after = aState("changed", text);
    const first = await snapshots.putSnapshot(aSnapshot(before), before, anEvent());
    const second = await snapshots.putSnapshot(aSnapshot(after), after, anEvent());
    const third = await snapshots.putSnapshot(aSnapshot(after), after, anEvent());

    expect(first.storedBytes).toBeGreaterThan(20_000);
    expect(first.storedBytes).toBeLessThan(40_000);
    expect(second.storedBytes).toBeLessThan(1000);
    expect(third.storedBytes).toBe(0);
  });

  it("relies on what is stored: only what changed has to be given", async () => {
    const { snapshots } = subject.store;
    const before = aState("one", "two");
    await snapshots.putSnapshot(aSnapshot(before), before, anEvent());
    const after = aState("one", "two", "three");

    const missing = await snapshots.missingBlobs(after.map(({ digest }) => digest));
    expect(missing).toHaveLength(3);
    await snapshots.putSnapshot(
      aSnapshot(after),
      after.filter(({ digest }) => missing.includes(digest)),
      anEvent(),
    );

    expect(await snapshots.missingBlobs(after.map(({ digest }) => digest))).toEqual([]);
  });

  it.each([
    ["the root", 0],
    ["a list", 1],
    ["a leaf", 2],
  ])("writes nothing when %s is neither given nor stored, and names it", async (what, index) => {
    const { snapshots } = subject.store;
    const state = aState(`incomplete ${what}`);
    const snapshot = aSnapshot(state);
    const absent = state[index]?.digest;

    const refused = snapshots.putSnapshot(
      snapshot,
      state.filter(({ digest }) => digest !== absent),
      anEvent(),
    );

    await expect(refused).rejects.toMatchObject({ code: "store_unavailable", extra: { missing: [absent] } });
    expect(await snapshots.findSnapshot(snapshot.id)).toBeUndefined();
    expect(await snapshots.missingBlobs(state.map(({ digest }) => digest))).toHaveLength(state.length);
  });

  it("stores nothing under a digest that is not its own", async () => {
    const { snapshots } = subject.store;
    const state = aState("honest");
    const [root, ...rest] = state;
    const forged = { ...root, bytes: new TextEncoder().encode("other") };
    const snapshot = aSnapshot(state);

    await expect(snapshots.putSnapshot(snapshot, [forged, ...rest], anEvent())).rejects.toThrow();
    expect(await snapshots.missingBlobs([root.digest])).toEqual([root.digest]);
  });

  it("names the piece that is missing or damaged, and never gives it out", async () => {
    const { snapshots } = subject.store;
    const state = aState("to be damaged ".repeat(50), "raw");
    await snapshots.putSnapshot(aSnapshot(state), state, anEvent());
    const leaf = state[2];
    const raw = state[3];
    const bits = (digest: string) => (subject.store.dialect === "sqlite" ? `x'${digest}'` : `'\\x${digest}'`);
    await subject.place.execute(
      `update blob set bytes = ${bits("28b52ffd00")} where digest = ${bits(leaf?.digest ?? "")}`,
    );
    await subject.place.execute(
      `update blob set bytes = ${bits("00")} where digest = ${bits(raw?.digest ?? "")}`,
    );
    const never = blobOf("never stored");
    // The process that put them still has them in memory.
    const reader = (await subject.another()).snapshots;

    for (const blob of [leaf, raw, never]) {
      if (!blob) throw new Error("The state has two leaves.");
      await expect(reader.readBlob(blob.digest)).rejects.toMatchObject({
        code: "store_unavailable",
        detail: expect.stringContaining(blob.digest),
      });
    }
    expect(await reader.readBlob(state[0].digest)).toBeDefined();
  });

  it("writes overlapping states at once, whatever order their pieces come in", async () => {
    const { snapshots } = subject.store;
    const other = (await subject.another()).snapshots;
    for (let round = 0; round < 20; round += 1) {
      const state = aState(...Array.from({ length: 12 }, (_, index) => `${round} ${index}`));
      const reversed = [...state].reverse();

      const [one, two] = await Promise.all([
        snapshots.putSnapshot(aSnapshot(state), state, anEvent()),
        other.putSnapshot(aSnapshot(state), reversed, anEvent()),
      ]);

      expect(Math.min(one.storedBytes, two.storedBytes)).toBe(0);
      expect(await snapshots.missingBlobs(state.map(({ digest }) => digest))).toEqual([]);
    }
  });
}
