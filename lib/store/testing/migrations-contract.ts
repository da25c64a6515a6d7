import { expect, it } from "vitest";
import { openStore } from "../open-store";
import { anEvent, aSnapshot, aState, stoppedClock } from "./builders";
import { startChild } from "./child";
import { type NewPlace, subjectFor } from "./subject";

export function migrationsContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);

  it("keeps what is there when it is opened again", async () => {
    const state = aState("kept");
    const { id } = await subject.store.snapshots.putSnapshot(aSnapshot(state), state, anEvent());

    expect(await (await subject.another()).snapshots.findSnapshot(id)).toBeDefined();
  });

  it("is set up once by processes that start together", { timeout: 60_000 }, async () => {
    const place = await newPlace();
    const names = ["one", "two", "three", "four"];
    const children = names.map((name) =>
      startChild(new URL("./race-for-lease.ts", import.meta.url), place.url, name),
    );
    try {
      const ready = await Promise.all(children.map(async ({ lines }) => (await lines.next()).value));
      expect(ready).toEqual(names.map(() => "ready"));
    } finally {
      for (const child of children) await child.kill();
      await place.drop();
    }
  });

  it("refuses a database that a newer Clawback wrote, and leaves it alone", async () => {
    const state = aState("newer");
    const { id } = await subject.store.snapshots.putSnapshot(aSnapshot(state), state, anEvent());
    await subject.place.execute(
      "insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')",
    );

    await expect(openStore({ url: subject.place.url, clock: stoppedClock() })).rejects.toMatchObject({
      code: "store_unavailable",
      detail: expect.stringMatching(
        /^This database was written by a newer Clawback \(migration 9999-from-the-future\)\. Start that version, or use another (CLAWBACK_DATA_DIR|DATABASE_URL)\.$/,
      ),
    });

    expect(await subject.store.snapshots.findSnapshot(id)).toBeDefined();
  });
}
