import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

export interface ScratchDatabase {
  url: string;
  /** Drops it, open connections included. */
  drop(): Promise<void>;
}

/** An empty database for one test file, so that files can run at once and leave nothing behind. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const server = inject("TEST_DATABASE_URL");
  if (!server)
    throw new Error(
      "Only suites under lib/store and e2e, and files named *.database.test.ts, are given a PostgreSQL.",
    );
  const name = `test_${randomBytes(8).toString("hex")}`;
  await execute(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(server, `drop database if exists ${name} with (force)`) };
}

async function execute(url: string, statement: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
