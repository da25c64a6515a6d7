import { expect, it } from "vitest";
import { SnapshotId } from "@/lib/contract/ids";
import type { SnapshotStore } from "@/lib/engine/ports";
import { startChild } from "./child";
import { type NewPlace, subjectFor } from "./subject";

export function durabilityContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);

  it("keeps whole whatever it acknowledged when its process is killed", { timeout: 60_000 }, async () => {
    for (const letter of ["A", "B", "C", "D"]) {
      const child = startChild(
        new URL("./write-until-killed.ts", import.meta.url),
        subject.place.url,
        letter,
      );
      const acknowledged: SnapshotId[] = [];
      for (;;) {
        const { value, done } = await child.lines.next();
        if (done) break;
        acknowledged.push(SnapshotId.parse(value));
        if (acknowledged.length === 25) await child.kill();
      }

      expect(acknowledged.length).toBeGreaterThanOrEqual(25);
      const { snapshots } = await subject.another();
      for (const id of acknowledged) await readWhole(snapshots, id);
      const { items } = await snapshots.listSnapshots({ limit: 1 });
      // The one that was being written is there wholly or not at all.
      for (const { id } of items) await readWhole(snapshots, id);
    }
  });

  it("puts after a crash as if nothing had happened", async () => {
    const { snapshots } = await subject.another();
    const [newest] = (await snapshots.listSnapshots({ limit: 1 })).items;
    if (!newest) throw new Error("The killed processes left snapshots.");
    expect(await snapshots.sweepBlobs()).toMatchObject({ removed: 0 });
  });
}

async function readWhole(snapshots: SnapshotStore, id: SnapshotId): Promise<void> {
  const snapshot = await snapshots.findSnapshot(id);
  if (!snapshot) throw new Error(`${id} was acknowledged and is gone.`);
  const seen = [snapshot.stateDigest];
  for (const digest of seen) {
    const text = new TextDecoder().decode(await snapshots.readBlob(digest));
    for (const [line] of text.matchAll(/^[0-9a-f]{64}$/gm)) seen.push(line as typeof digest); // a digest by its form
  }
  expect(seen).toHaveLength(4);
}
