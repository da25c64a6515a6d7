import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "./scratch-database";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await scratchDatabase();
});
afterAll(() => database.drop());

it("offers an empty PostgreSQL 15 or newer that keeps what it acknowledged", async () => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync, " +
      "(select count(*)::int from pg_tables where schemaname = 'public') as tables",
  );
  await client.end();

  expect(rows).toEqual([{ version: expect.any(Number), fsync: "on", tables: 0 }]);
  expect(rows[0].version).toBeGreaterThanOrEqual(150_000);
});
