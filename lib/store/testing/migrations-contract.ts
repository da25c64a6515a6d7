import { expect, it } from "vitest";
import type { Health } from "@/lib/contract/session";
import { checkAudit } from "@/lib/engine/audit-check";
import type { Dialect } from "../database";
import { openStore } from "../open-store";
import { anEvent, aSession, aSnapshot, aState, stoppedClock } from "./builders";
import { startChild } from "./child";
import { type NewPlace, type ScratchPlace, subjectFor } from "./subject";

const BACK_TO_0002: Record<Dialect, string[]> = {
  sqlite: [],
  postgres: [
    "drop function refuse_audit_head_change cascade",
    "alter table audit alter column seq add generated always as identity",
  ],
};
const ALSO_BACK_TO_0002 = [
  "drop table snapshot_trash",
  "drop table trigger_state",
  "drop table tick",
  "drop table policy",
  "drop table alert_delivery",
  "drop table alert_target",
  "drop table alert",
  "drop index audit_by_session",
  "drop index audit_by_snapshot",
  "drop table audit_head",
  "alter table audit drop column address",
  "alter table audit drop column previous",
  "alter table audit drop column hash",
  "delete from kysely_migration where name > '0002-add-health'",
];

const BACK_TO_0001 = [
  "drop index snapshot_by_session",
  "create index snapshot_by_session on snapshot (session_id, created_at, id)",
  "alter table snapshot drop column healthy",
  "alter table snapshot drop column messages",
  "drop table health_minute",
  "drop table health_run",
  "delete from kysely_migration where name > '0001-create-tables'",
];

export function migrationsContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);

  it("keeps what is there when it is opened again", async () => {
    const state = aState("kept");
    const { id } = await subject.store.snapshots.putSnapshot(aSnapshot(state), state, anEvent());

    expect(await (await subject.another()).snapshots.findSnapshot(id)).toBeDefined();
  });

  it("knows of snapshots from before it kept health which were healthy, and how long their context was", async () => {
    const place = await newPlace();
    const clock = stoppedClock();
    const state = aState("from before");
    const sessionId = aSession();
    const older = await openStore({ url: place.url, clock });
    const put = async (minute: number, health: Partial<Health>) => {
      const snapshot = aSnapshot(state, {
        sessionId,
        createdAt: `2026-11-22T12:0${minute}:00.000Z`,
        health: { errorRate: 0, runs: 5, windowMs: 600_000, ramBytes: null, ...health },
      });
      return (await older.snapshots.putSnapshot(snapshot, state, anEvent())).id;
    };
    const healthy = await put(1, { errorRate: 0.15, ramBytes: 250_000_000 });
    await put(2, { errorRate: 0.16 });
    await put(3, { errorRate: null, runs: 0 });
    const last = await put(4, { ramBytes: 250_000_001 });
    await older.close();
    await goBack(place, older.dialect);
    for (const statement of BACK_TO_0001) await place.execute(statement);

    const store = await openStore({ url: place.url, clock });

    expect(await store.snapshots.sessionTotals(sessionId)).toMatchObject([
      { count: 4, lastSnapshot: { id: last, messages: 1 }, lastHealthySnapshot: { id: healthy } },
    ]);
    await store.close();
    await place.drop();
  });

  it("chains the events from before there was a chain, and numbers them without gaps", async () => {
    const place = await newPlace();
    const clock = stoppedClock();
    const older = await openStore({ url: place.url, clock });
    for (const action of ["one", "two"]) await older.snapshots.appendAudit(anEvent({ action }));
    await older.close();
    await goBack(place, older.dialect);
    await place.execute(
      `insert into audit (seq, at, action, actor_kind, actor_name, outcome, detail)
        ${older.dialect === "postgres" ? "overriding system value" : ""}
        values (7, '2026-11-22T12:00:00.000Z', 'seven', 'user', 'Mara', 'failed', '{"b":1, "a":2}')`,
    );

    const store = await openStore({ url: place.url, clock });
    await store.snapshots.appendAudit(anEvent({ action: "after" }));

    const { items } = await store.audit.listAudit({ limit: 9 });
    expect(items.map(({ seq, action }) => [seq, action])).toEqual([
      [4, "after"],
      [3, "seven"],
      [2, "two"],
      [1, "one"],
    ]);
    expect(await checkAudit({ audit: store.audit, clock })).toMatchObject({ status: "verified", events: 4 });
    await expect(place.execute("update audit set action = 'other'")).rejects.toThrow(/never changed/);
    await store.close();
    await place.drop();
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

/** Takes the last migrations back. */
async function goBack(place: ScratchPlace, dialect: Dialect): Promise<void> {
  for (const statement of [...BACK_TO_0002[dialect], ...ALSO_BACK_TO_0002]) await place.execute(statement);
}
