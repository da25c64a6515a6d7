import { sql } from "kysely";
import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { scratchDatabase } from "@/e2e/postgres/scratch-database";
import type { AppError } from "@/lib/contract/errors";
import { openStore } from "./open-store";
import { openPostgres } from "./postgres/open-postgres";
import { anEvent, aSnapshot, aState, stoppedClock } from "./testing/builders";
import { storeContract } from "./testing/store-contract";
import { subjectFor } from "./testing/subject";

const newPlace = async () => {
  const { url, drop } = await scratchDatabase();
  return { url, drop, execute: (statement: string) => execute(url, statement) };
};

storeContract(newPlace);

describe("the PostgreSQL server", () => {
  const subject = subjectFor(newPlace);
  const clock = stoppedClock();

  it("may break every connection: what was under way fails whole, and the next use connects again", async () => {
    const { snapshots } = subject.store;
    const state = aState("broken off");
    await snapshots.putSnapshot(aSnapshot(state), state, anEvent());
    const blocker = new Client({ connectionString: subject.place.url });
    await blocker.connect();
    await blocker.query("begin");
    await blocker.query("lock table snapshot in access exclusive mode");
    const waiting = aSnapshot(state);
    const put = snapshots.putSnapshot(waiting, state, anEvent());
    const outcome = expect(put).rejects.toMatchObject(unavailable(/cannot be reached\. Nothing was written/));
    await untilSomebodyWaits(blocker);

    await blocker.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'clawback' and datname = current_database()",
    );
    await outcome;
    await blocker.query("rollback");
    await blocker.end();

    expect(await snapshots.findSnapshot(waiting.id)).toBeUndefined();
    await snapshots.putSnapshot(waiting, state, anEvent());
    await subject.store.ping();
  });

  it("waits for its disk even where the server is set up not to", async () => {
    await subject.place.execute(
      "do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$",
    );
    // What a session gets that asks for nothing.
    await subject.place.execute("create table seen as select current_setting('synchronous_commit')");
    const database = await openPostgres({ url: subject.place.url });
    const { rows } = await database.read((db) =>
      sql`select current_setting('synchronous_commit') as ours, (select current_setting from seen) as theirs`.execute(
        db,
      ),
    );
    await database.close();

    expect(rows).toEqual([{ ours: "on", theirs: "off" }]);
  });

  it.each<[string, (url: URL) => void, RegExp]>([
    ["nobody listens", (url) => (url.port = "1"), /cannot be reached/],
    ["the password is wrong", (url) => (url.password = "wr0ng"), /refused the password/],
    ["the database is missing", (url) => (url.pathname = "/nowhere"), /no such database/],
  ])("is named with a sentence when %s, and the password never is", async (_what, change, sentence) => {
    const url = new URL(subject.place.url);
    change(url);

    const refused = openStore({ url: url.href, clock });

    await expect(refused).rejects.toMatchObject(unavailable(sentence));
    await expect(refused).rejects.not.toMatchObject({ detail: expect.stringContaining(url.password) });
  });
});

/** Resolves when a statement of ours waits for a lock: told by the server, not by the time. */
async function untilSomebodyWaits(client: Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(
      "select 1 from pg_stat_activity where application_name = 'clawback' and wait_event_type = 'Lock' and datname = current_database()",
    );
    if (rowCount) return;
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const unavailable = (sentence: RegExp): Partial<AppError> => ({
  code: "store_unavailable",
  detail: expect.stringMatching(new RegExp(`^(?!.*(insert|select|relation|pg_)).*${sentence.source}`, "i")),
});
