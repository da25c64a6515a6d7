import { setImmediate as turnOfTheEventLoop } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/contract/errors";
import type { Digest, SnapshotId } from "@/lib/contract/ids";
import type { Blob, SnapshotStore } from "@/lib/engine/ports";
import { anEvent, aSnapshot, aState, blobOf } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

export function sweepContract(newPlace: NewPlace): void {
  describe("alone", () => {
    const subject = subjectFor(newPlace);

    it("removes what no snapshot reaches, and nothing else", async () => {
      const { snapshots } = subject.store;
      const kept = aState("shared", "kept");
      const dropped = aState("shared", ...Array.from({ length: 450 }, (_, index) => `dropped ${index}`));
      await snapshots.putSnapshot(aSnapshot(kept), kept, anEvent());
      const { id, storedBytes } = await snapshots.putSnapshot(aSnapshot(dropped), dropped, anEvent());
      expect(await snapshots.sweepBlobs()).toEqual({ removed: 0, freedBytes: 0 });
      await snapshots.deleteSnapshot(id, anEvent());

      expect(await snapshots.sweepBlobs()).toEqual({ removed: 452, freedBytes: storedBytes });

      expect(await snapshots.missingBlobs(kept.map(({ digest }) => digest))).toEqual([]);
      expect(await snapshots.missingBlobs(dropped.map(({ digest }) => digest))).toHaveLength(452);
      expect(await snapshots.sweepBlobs()).toEqual({ removed: 0, freedBytes: 0 });
    });
  });

  describe("while others write", () => {
    const subject = subjectFor(newPlace);

    it("never takes a piece that a snapshot needs", { timeout: 60_000 }, async () => {
      const here = subject.store.snapshots;
      const there = (await subject.another()).snapshots;
      const mine = fc.array(fc.oneof(fc.constant("sweep" as const), fc.nat(9)), {
        minLength: 1,
        maxLength: 8,
      });
      // Few leaves, so that states share them, and garbage is wanted again.
      const theirs = fc.array(
        fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
        {
          minLength: 1,
          maxLength: 8,
        },
      );

      await fc.assert(
        fc.asyncProperty(mine, theirs, async (deeds, states) => {
          const put: { id: SnapshotId; tree: Blob[] }[] = [];
          const sweeper = async () => {
            for (const deed of deeds) {
              const victim = deed === "sweep" ? undefined : put.splice(deed, 1)[0];
              if (victim) await here.deleteSnapshot(victim.id, anEvent());
              else await here.sweepBlobs();
            }
          };
          const writer = async () => {
            for (const shape of states) {
              const tree = treeOf(shape);
              put.push({ id: await putAsTheEngineDoes(there, tree), tree });
            }
          };
          await Promise.all([sweeper(), writer()]);

          const needed = put.flatMap(({ tree }) => tree.map(({ digest }) => digest));
          expect(await here.missingBlobs(needed)).toEqual([]);
          await here.sweepBlobs();
          expect(await here.missingBlobs(needed)).toEqual([]);
          for (const { id } of put) await here.deleteSnapshot(id, anEvent());
        }),
        { numRuns: 40 },
      );
    });

    it("takes nothing from under a piece that it has not reached yet", { timeout: 60_000 }, async () => {
      const here = subject.store.snapshots;
      const there = (await subject.another()).snapshots;
      for (let round = 0; round < 5; round += 1) {
        const leaves = Array.from({ length: 2400 }, (_, index) => blobOf(`${round} ${index}`));
        const lists = [blobOf("list", leaves.slice(0, 1200)), blobOf("list", leaves.slice(1200))] as const;
        const tree: [Blob, ...Blob[]] = [blobOf("root", [...lists]), ...lists, ...leaves];
        const { id } = await here.putSnapshot(aSnapshot(tree), tree, anEvent());
        await here.deleteSnapshot(id, anEvent());

        const sweep = here.sweepBlobs();
        const ends = [tree[0], ...leaves.slice(0, 1)].map(({ digest }) => digest);
        while ((await there.missingBlobs(ends)).length === 0) await turnOfTheEventLoop();
        const reused = [blobOf(`root of ${round}`, [lists[0]])];
        const put = await there
          .putSnapshot(aSnapshot(reused), reused, anEvent())
          .catch((error: unknown) => error);
        await sweep;

        const whole = [lists[0], ...leaves.slice(0, 1200)].map(({ digest }) => digest);
        if (isAppError(put)) expect(put.extra).toEqual({ missing: [lists[0].digest] });
        else expect(await here.missingBlobs(whole)).toEqual([]);
      }
    });

    it("leaves nothing behind once no snapshot is left", async () => {
      const { snapshots } = subject.store;
      for (const { id } of (await snapshots.listSnapshots({ limit: 200 })).items) {
        await snapshots.deleteSnapshot(id, anEvent());
      }
      await snapshots.sweepBlobs();

      const everything = [0, 1, 2, 3, 4, 5].map((leaf) => blobOf(`leaf ${leaf}`).digest);
      expect(await snapshots.missingBlobs(everything)).toHaveLength(6);
    });
  });
}

function treeOf(shape: number[][]): [Blob, ...Blob[]] {
  const lists = shape.map((leaves) => leaves.map((leaf) => blobOf(`leaf ${leaf}`)));
  const nodes = lists.map((leaves) => blobOf("list", leaves));
  return [blobOf("root", nodes), ...nodes, ...lists.flat()];
}

/** Gives only what is not stored, as the engine does, and everything when that was swept meanwhile. */
async function putAsTheEngineDoes(store: SnapshotStore, tree: [Blob, ...Blob[]]): Promise<SnapshotId> {
  const unique = [...new Map(tree.map((blob): [Digest, Blob] => [blob.digest, blob])).values()];
  const missing = new Set(await store.missingBlobs(unique.map(({ digest }) => digest)));
  const snapshot = aSnapshot(tree);
  try {
    return (
      await store.putSnapshot(
        snapshot,
        unique.filter(({ digest }) => missing.has(digest)),
        anEvent(),
      )
    ).id;
  } catch (error) {
    if (!isAppError(error) || !("missing" in error.extra)) throw error;
    return (await store.putSnapshot(snapshot, unique, anEvent())).id;
  }
}
