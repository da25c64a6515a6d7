import { describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import { AUDIT_KEY_TYPES, AUDIT_KEYS, parseQuery } from "@/lib/contract/parse-query";
import { checkAudit } from "@/lib/engine/audit-check";
import { openStore } from "../open-store";
import { anEvent, aSession, aSnapshot, aState, NOON } from "./builders";
import { type NewPlace, subjectFor } from "./subject";
import { tamperContract, unlock } from "./tamper-contract";

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

  it("is one chain, also when several processes write at once", async () => {
    const others = [subject.store, await subject.another(), await subject.another()];
    const before = await subject.store.audit.auditHead();

    await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        others[index % others.length]?.snapshots.appendAudit(anEvent({ requestId: `r-${index}` })),
      ),
    );

    expect((await subject.store.audit.auditHead()).seq).toBe(before.seq + 24);
    expect(await checkAudit(withClock())).toMatchObject({ status: "verified", fault: null });
  });

  it("keeps every field as it was given, newest first, page by page", async () => {
    const { snapshots, audit } = subject.store;
    const sessionId = aSession();
    const event = anEvent({
      sessionId,
      requestId: "r-1",
      address: "192.0.2.7",
      detail: { b: [1, null], a: 'ü"\n' },
    });
    for (const action of ["first", "second", "third"]) await snapshots.appendAudit({ ...event, action });
    const query = parseQuery(`session:${sessionId}`, AUDIT_KEYS);

    const page = await audit.listAudit({ query, limit: 2 });
    const rest = await audit.listAudit({ query, limit: 2, cursor: page.nextCursor ?? "" });

    expect([...page.items, ...rest.items].map(({ action }) => action)).toEqual(["third", "second", "first"]);
    expect(rest.nextCursor).toBeNull();
    expect(rest.items[0]).toMatchObject({ ...event, action: "first", snapshot: null });
    expect(await audit.countAudit(query)).toEqual({ total: 3, actions: { first: 1, second: 1, third: 1 } });
    expect((await audit.readAudit(0, 2, query)).map(({ action }) => action)).toEqual(["first", "second"]);
  });

  it("answers each key of the query language, and each negated", async () => {
    const { snapshots, audit } = subject.store;
    const sessionId = SessionId.parse(`agent:books:${aSession().replaceAll(":", "-")}`);
    const state = aState("asked for");
    const taken = aSnapshot(state, { sessionId, tags: ["audit"], name: "quarter end" });
    const about = { sessionId, snapshotId: taken.id };
    await snapshots.putSnapshot(taken, state, anEvent({ ...about, action: "snapshot.create" }));
    await snapshots.appendAudit(
      anEvent({
        ...about,
        action: "session.rollback",
        outcome: "refused",
        actor: { kind: "policy", name: "Nightly_1" },
        at: "2026-11-20T12:00:00.000Z",
        detail: { why: "Stuck run" },
      }),
    );
    await snapshots.appendAudit(
      anEvent({ sessionId, action: "policy.trigger", detail: { policy: "nightly_1" } }),
    );
    const actions = async (text: string) =>
      (await audit.listAudit({ query: parse(`session:${sessionId} ${text}`), limit: 9 })).items
        .map(({ action }) => action)
        .toSorted();
    const all = ["policy.trigger", "session.rollback", "snapshot.create"];

    for (const [term, matches] of [
      ["kind:snapshot", ["snapshot.create"]],
      ["kind:session.rollback,policy", ["policy.trigger", "session.rollback"]],
      ["status:refused", ["session.rollback"]],
      ["author:nightly_1", ["session.rollback"]],
      ["author:nightlyX1", []],
      ["agent:books", all],
      ["agent:book", []],
      [`snapshot:${taken.id}`, ["session.rollback", "snapshot.create"]],
      ["tag:audit", ["session.rollback", "snapshot.create"]],
      ["review:open", ["snapshot.create"]],
      ["review:done", []],
      ["policy:NIGHTLY_1", ["policy.trigger", "session.rollback"]],
      ["created:>1d", ["session.rollback"]],
      ["created:2026-11-20", ["session.rollback"]],
      ['"stuck RUN"', ["session.rollback"]],
    ] as const) {
      expect([term, await actions(term)]).toEqual([term, matches]);
      const others = all.filter((action) => !(matches as readonly string[]).includes(action));
      expect([`-${term}`, await actions(`-${term}`)]).toEqual([`-${term}`, others]);
    }
  });

  it("signs a snapshot once, with an event", async () => {
    const { snapshots, audit } = subject.store;
    const state = aState("signed");
    const { id } = await snapshots.putSnapshot(aSnapshot(state), state, anEvent());
    const review = { by: "Mara", at: NOON, note: "matches" };
    const event = anEvent({ action: "snapshot.review", snapshotId: id });

    expect(await snapshots.reviewSnapshot(id, review, event)).toMatchObject({ id, review });
    await expect(snapshots.reviewSnapshot(id, { ...review, note: "other" }, event)).rejects.toMatchObject({
      code: "already_reviewed",
    });

    const { items } = await audit.listAudit({ query: parse(`snapshot:${id}`), limit: 9 });
    expect(items).toMatchObject([{ action: "snapshot.review", snapshot: { review } }]);
    await expect(snapshots.reviewSnapshot(aSnapshot(state).id, review, event)).rejects.toMatchObject({
      code: "snapshot_not_found",
    });
  });

  it("shows an event whose row was damaged", async () => {
    const place = await newPlace();
    const store = await openStore({ url: place.url, clock: subject.clock });
    await store.snapshots.appendAudit(anEvent());
    await unlock(place, store.dialect);
    await place.execute("update audit set detail = '{', outcome = 'fine', session_id = ' '");

    expect(await store.audit.listAudit({ query: parse("-policy:night"), limit: 1 })).toMatchObject({
      items: [{ outcome: "fine", sessionId: " ", detail: { unreadable: "{" } }],
    });
    await store.close();
    await place.drop();
  });

  describe("that somebody tampered with", () => tamperContract(newPlace));

  function withClock() {
    return { audit: subject.store.audit, clock: subject.clock };
  }
}

const parse = (text: string) => parseQuery(text, AUDIT_KEYS, AUDIT_KEY_TYPES);
