import { expect, it } from "vitest";
import { anEvent, aSession, NOON, user } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

const TICK = Date.parse(NOON);
const options = { ttlMs: 60_000, aheadMs: 3_600_000 };

const aDocument = (document: string) => ({
  document,
  savedAt: NOON,
  savedBy: user,
  source: "product" as const,
});

export function policyContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);

  it("keeps every version of the document, and refuses one that was made from an older one", async () => {
    const { policies } = subject.store;
    expect(await policies.currentPolicy()).toBeUndefined();
    expect(await policies.savePolicy(aDocument("a: 1"), 0, anEvent())).toMatchObject({ version: 1 });
    const second = await policies.savePolicy(aDocument("a: 2 # why"), 1, anEvent());

    expect(await policies.savePolicy(aDocument("a: 3"), 1, anEvent())).toBeUndefined();

    expect(await policies.currentPolicy()).toEqual({ ...second, document: "a: 2 # why", version: 2 });
    expect((await policies.findPolicyVersion(1))?.document).toBe("a: 1");
    expect(await policies.newestFromFile()).toBeUndefined();
    expect((await policies.listPolicyVersions(9)).map(({ version }) => version)).toEqual([2, 1]);
  });

  it("lets one of two replicas save on top of a version", async () => {
    const [one, two] = [subject.store.policies, (await subject.another()).policies];
    const { version = 0 } = (await one.currentPolicy()) ?? {};
    const saved = await Promise.all([
      one.savePolicy(aDocument("from one"), version, anEvent()),
      two.savePolicy(aDocument("from two"), version, anEvent()),
    ]);
    expect(saved.filter((it) => it !== undefined)).toHaveLength(1);
    const file = await one.savePolicy(
      { ...aDocument("from the file"), source: "file" },
      version + 1,
      anEvent(),
    );
    await one.savePolicy(aDocument("edited since"), version + 2, anEvent());
    expect(await one.newestFromFile()).toEqual(file);
  });

  it("gives a tick to exactly one of many who claim it, and never again once it is done", async () => {
    const stores = [subject.store, await subject.another(), await subject.another()];
    const claim = (work: string, tickMs: number) =>
      Promise.all(stores.map(({ policies }) => policies.claimTick(work, tickMs, options)));

    for (let tick = 0; tick < 5; tick += 1)
      expect((await claim("snapshots", TICK + tick)).filter(Boolean)).toHaveLength(1);

    await subject.store.policies.finishTick("snapshots", TICK + 4);
    subject.clock.advance(options.ttlMs + 1);
    expect((await claim("snapshots", TICK + 4)).some(Boolean)).toBe(false);
    expect((await claim("snapshots", TICK + 3)).some(Boolean)).toBe(false);
    expect((await claim("retention", TICK + 3)).filter(Boolean)).toHaveLength(1);
  });

  it("gives the tick of a process that died to the next one, after its time", async () => {
    const { policies } = subject.store;
    expect(await policies.claimTick("dies", TICK, options)).toBe(true);
    subject.clock.advance(options.ttlMs - 1);
    expect(await policies.claimTick("dies", TICK, options)).toBe(false);
    subject.clock.advance(1);
    expect(await policies.claimTick("dies", TICK, options)).toBe(true);
  });

  it("does not wait for a tick that a wrong clock claimed far ahead", async () => {
    const { policies } = subject.store;
    await policies.claimTick("ahead", TICK + 365 * 86_400_000, options);
    expect(await policies.claimTick("ahead", TICK, options)).toBe(true);
    expect(await policies.claimTick("ahead", TICK - options.aheadMs, options)).toBe(false);
  });

  it("keeps what triggers remember, and lets nobody overwrite what he has not read", async () => {
    const { policies } = subject.store;
    const sessionId = aSession();
    expect(await policies.readTriggerState(sessionId)).toEqual({ version: 0, state: null });
    expect(await policies.saveTriggerState(sessionId, { open: [] }, 0)).toBe(true);
    expect(await policies.saveTriggerState(sessionId, { open: ["lost"] }, 0)).toBe(false);
    expect(await policies.saveTriggerState(sessionId, { open: ["timeout"] }, 1)).toBe(true);

    const kept = { version: 2, state: { open: ["timeout"] } };
    expect(await policies.readTriggerState(sessionId)).toEqual(kept);
    expect((await policies.listTriggerStates()).get(sessionId)).toEqual(kept);
  });
}
