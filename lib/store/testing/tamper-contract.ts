import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AuditHead } from "@/lib/contract/audit";
import { checkAudit } from "@/lib/engine/audit-check";
import type { Dialect } from "../database";
import { openStore, type Store } from "../open-store";
import { anEvent, stoppedClock } from "./builders";
import type { NewPlace, ScratchPlace } from "./subject";

const EVENTS = 12;
const RUNS = 60;

/** What whoever may write to the database can do to it, one thing at a time. `at` is the event it is done to. */
const TAMPERING = {
  edit: (at: number, { column, value }: Edit) => [
    `update audit set ${column} = '${value}' where seq = ${at}`,
  ],
  remove: (at: number) => [`delete from audit where seq = ${at}`],
  cut: (at: number) => [`delete from audit where seq >= ${at}`],
  insert: (at: number) => [
    ...moved(`seq >= ${at}`, 1),
    `insert into audit select ${at}, ${COLUMNS} from audit where seq = ${at > 1 ? at - 1 : at + 1}`,
  ],
  append: () => [`insert into audit select ${EVENTS + 1}, ${COLUMNS} from audit where seq = ${EVENTS}`],
  swap: (at: number) => {
    const other = at === EVENTS ? 1 : at + 1;
    return [
      `update audit set seq = -1 where seq = ${at}`,
      `update audit set seq = ${at} where seq = ${other}`,
      `update audit set seq = ${other} where seq = -1`,
    ];
  },
};

const RESTORE = `delete from audit; insert into audit select * from audit_copy;
  delete from audit_head; insert into audit_head select * from audit_head_copy`;

interface Edit {
  column: string;
  value: string;
}

const COLUMNS =
  "at, action, actor_kind, actor_name, outcome, session_id, snapshot_id, rollback_id, request_id, detail, address, previous, hash";

/** By way of numbers below zero, so that none meets another. */
const moved = (which: string, by: number) => [
  `update audit set seq = -seq - ${by} where ${which}`,
  "update audit set seq = -seq where seq < 0",
];

const edits = fc.record({
  column: fc.constantFrom(...COLUMNS.split(", ")),
  value: fc.constantFrom(
    "",
    "Mara ",
    "2026-11-22T12:00:00.001Z",
    "{}",
    '{"a": 1}',
    "0".repeat(64),
    "f".repeat(64),
  ),
});

/** Any single change that is made past the store is found, and the event named at which it begins. */
export function tamperContract(newPlace: NewPlace): void {
  let place: ScratchPlace;
  let store: Store;
  let exported: AuditHead;
  const clock = stoppedClock();
  const check = (head?: AuditHead) => checkAudit({ audit: store.audit, clock }, head);

  beforeAll(async () => {
    place = await newPlace();
    store = await openStore({ url: place.url, clock });
    for (let index = 1; index <= EVENTS; index += 1) {
      await store.snapshots.appendAudit(anEvent({ action: `action-${index}`, detail: { index } }));
    }
    exported = await store.audit.auditHead();
    await unlock(place, store.dialect);
    await place.execute("create table audit_copy as select * from audit");
    await place.execute("create table audit_head_copy as select * from audit_head");
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  async function tampered(statements: readonly string[], look: () => Promise<void>): Promise<void> {
    await place.execute(statements.join(";"));
    try {
      await look();
    } finally {
      await place.execute(RESTORE);
    }
  }

  it("is verified as long as nobody does", async () => {
    expect(await check(exported)).toMatchObject({ status: "verified", events: EVENTS, head: exported });
  });

  it("tells of any single edited, inserted, deleted, moved or cut event, and where it begins", {
    timeout: 120_000,
  }, async () => {
    const seq = fc.integer({ min: 1, max: EVENTS });
    const kinds = fc.constantFrom(...(Object.keys(TAMPERING) as (keyof typeof TAMPERING)[])); // its own keys
    await fc.assert(
      fc.asyncProperty(kinds, seq, edits, async (kind, at, edit) => {
        const row = (await store.audit.readAuditRows(at - 1, 1))[0];
        // Writing what is there already is no change.
        fc.pre(kind !== "edit" || JSON.stringify(row).includes(JSON.stringify(edit.value)) === false);
        await tampered(TAMPERING[kind](at, edit), async () => {
          const { status, fault } = await check();
          expect(status).toBe("broken");
          const named = fault?.seq ?? 0;
          expect(named).toBeGreaterThanOrEqual(
            kind === "append" ? EVENTS + 1 : Math.min(at, kind === "swap" && at === EVENTS ? 1 : at),
          );
          expect(named).toBeLessThanOrEqual((kind === "append" ? EVENTS : at) + 1);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it("tells of a tail that was cut together with the head, against a head that was exported", async () => {
    const [last] = await store.audit.readAuditRows(EVENTS - 4, 1);
    await tampered(
      [
        `delete from audit where seq > ${last?.seq}`,
        `update audit_head set seq = ${last?.seq}, hash = '${last?.hash}'`,
      ],
      async () => {
        expect((await check()).status).toBe("verified");
        expect(await check(exported)).toMatchObject({
          status: "broken",
          fault: { seq: EVENTS - 2, problem: "cut" },
        });
      },
    );
  });

  it("tells of a log that was written anew, against a head that was exported", async () => {
    const other = { ...exported, hash: "f".repeat(64) };
    expect(await check(other)).toMatchObject({
      status: "broken",
      fault: { seq: EVENTS, problem: "replaced" },
    });
  });
}

/** Takes the locks away, as somebody with the rights to would. */
export async function unlock(place: ScratchPlace, dialect: Dialect): Promise<void> {
  const triggers = {
    audit: ["audit_keeps_rows", ...(dialect === "sqlite" ? ["audit_keeps_values"] : [])],
    audit_head: ["audit_head_stays", "audit_head_goes_on"],
  };
  for (const [table, names] of Object.entries(triggers))
    for (const name of names)
      await place.execute(`drop trigger ${name}${dialect === "postgres" ? ` on ${table}` : ""}`);
}
