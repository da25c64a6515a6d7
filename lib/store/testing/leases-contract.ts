import { expect, it } from "vitest";
import type { SessionId } from "@/lib/contract/ids";
import type { Lease } from "@/lib/engine/ports";
import { anEvent, aRollback, aSession, aSnapshot, aState, holderNamed } from "./builders";
import { startChild } from "./child";
import { type NewPlace, subjectFor } from "./subject";

export function leasesContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);

  const take = async (sessionId: SessionId, holder = "one", ttlMs = 1000): Promise<Lease> => {
    const answer = await subject.store.snapshots.acquireLease(sessionId, holderNamed(holder), ttlMs);
    if (!("lease" in answer)) throw new Error(`${answer.heldBy.holder} has it.`);
    return answer.lease;
  };

  it("gives the lock of a session to one at a time and names who has it", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    expect(await snapshots.findLease(sessionId)).toBeUndefined();
    const lease = await take(sessionId);

    expect(await snapshots.acquireLease(sessionId, holderNamed("two"), 1000)).toEqual({
      heldBy: holderNamed("one"),
    });
    expect(await snapshots.acquireLease(sessionId, holderNamed("one"), 1000)).toEqual({
      heldBy: holderNamed("one"),
    });
    expect(await snapshots.findLease(sessionId)).toEqual(holderNamed("one"));
    await snapshots.releaseLease(lease);
    expect(await snapshots.findLease(sessionId)).toBeUndefined();
    expect((await take(sessionId, "two")).token).toBeGreaterThan(lease.token);
  });

  it("lets an expired lock be taken over, and then renews, releases and writes nothing for the one who lost it", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const state = aState("fencing");
    const { id } = await snapshots.putSnapshot(aSnapshot(state, { sessionId }), state, anEvent());
    const lost = await take(sessionId);
    const rollback = aRollback(sessionId, id);
    await snapshots.beginRollback(rollback, lost, anEvent());
    subject.clock.advance(1000);
    expect(await snapshots.findLease(sessionId)).toBeUndefined();
    const lease = await take(sessionId, "two");
    expect(lease.token).toBeGreaterThan(lost.token);

    expect(await snapshots.renewLease(lost, 1000)).toBe(false);
    await snapshots.releaseLease(lost);
    const late = { ...rollback, reason: "too late" };
    const marks = { undone: [id], redone: [], undoes: null };
    const lostIt = { code: "rollback_in_progress" };
    await expect(snapshots.saveRollback(late, lost, anEvent())).rejects.toMatchObject(lostIt);
    await expect(
      snapshots.finishRollback({ ...late, status: "failed" }, lost, marks, anEvent()),
    ).rejects.toMatchObject(lostIt);
    await expect(snapshots.beginRollback(aRollback(sessionId, id), lost, anEvent())).rejects.toMatchObject(
      lostIt,
    );

    expect(await snapshots.findLease(sessionId)).toEqual(holderNamed("two"));
    expect(await snapshots.findRollback(rollback.id)).toEqual(rollback);
    expect((await snapshots.findSnapshot(id))?.undoneBy).toBeNull();
    await snapshots.saveRollback({ ...rollback, reason: "settled" }, lease);
    expect((await snapshots.findRollback(rollback.id))?.reason).toBe("settled");
  });

  it("renews the lock that nobody took meanwhile, and writes nothing under one that was given back", async () => {
    const { snapshots } = subject.store;
    const sessionId = aSession();
    const lease = await take(sessionId);
    subject.clock.advance(5000);
    expect(await snapshots.renewLease(lease, 1000)).toBe(true);
    expect(await snapshots.findLease(sessionId)).toBeDefined();

    await snapshots.releaseLease(lease);

    expect(await snapshots.renewLease(lease, 1000)).toBe(false);
    const state = aState("released");
    const { id } = await snapshots.putSnapshot(aSnapshot(state), state, anEvent());
    await expect(snapshots.beginRollback(aRollback(sessionId, id), lease, anEvent())).rejects.toMatchObject({
      code: "rollback_in_progress",
    });
  });

  it("lets exactly one of two processes win, with a token that grows", { timeout: 60_000 }, async () => {
    const children = ["left", "right"].map((name) =>
      startChild(new URL("./race-for-lease.ts", import.meta.url), subject.place.url, name),
    );
    try {
      for (const child of children) expect((await child.lines.next()).value).toBe("ready");
      const sessionId = aSession();
      let token = 0;
      for (let round = 0; round < 25; round += 1) {
        for (const child of children) child.say(sessionId);
        const answers = await Promise.all(
          children.map(async ({ lines }) => String((await lines.next()).value)),
        );

        const won = answers.filter((answer) => answer.startsWith("won "));
        expect(won).toHaveLength(1);
        const winner = answers[0] === won[0] ? "left" : "right";
        expect(answers).toContain(`lost to ${winner}`);
        const grown = Number(won[0]?.slice(4));
        expect(grown).toBeGreaterThan(token);
        token = grown;
        await subject.store.snapshots.releaseLease({ sessionId, token });
      }
    } finally {
      for (const child of children) await child.kill();
    }
  });
}
