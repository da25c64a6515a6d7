import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import type { Database } from "../database";
import { explained } from "../store-error";
import type { Tables } from "../tables";
import { explainSqlite } from "./explain-sqlite";
import { NodeSqliteDialect } from "./node-sqlite-dialect";
import { untilFree } from "./until-free";

interface SqliteOptions {
  path: string;
  /** How long a transaction waits for another process to finish its own. */
  busyTimeoutMs?: number;
  /** Further pragmas for this connection, for example `max_page_count = 100`. */
  pragmas?: string[];
}

const BUSY_TIMEOUT_MS = 5000;
// SQLite's own waiting stops the whole process, so once it is open we wait ourselves.
const BLOCKING_TIMEOUT_MS = 1;

/** Opens the file, creating it and its folder for this user alone. */
export async function openSqlite({
  path: given,
  busyTimeoutMs = BUSY_TIMEOUT_MS,
  pragmas = [],
}: SqliteOptions): Promise<Database> {
  const path = resolve(given);
  const connection = await explained(explainSqlite, async () => connect(path, busyTimeoutMs, pragmas));
  const inode = statSync(path).ino;
  const kysely = new Kysely<Tables>({ dialect: new NodeSqliteDialect(connection) });

  return {
    dialect: "sqlite",
    read: (work) => explained(explainSqlite, () => untilFree(busyTimeoutMs, () => work(kysely))),
    write: (work) =>
      explained(explainSqlite, () => untilFree(busyTimeoutMs, () => kysely.transaction().execute(work))),
    // There is one writer at a time, whatever it does.
    lockContent: async () => {},
    ping: () =>
      explained(explainSqlite, async () => {
        await sql`select 1`.execute(kysely);
        // A deleted file goes on working until the process ends, and then everything in it is lost.
        if (statSync(path).ino !== inode) throw Object.assign(new Error("another file"), { code: "ENOENT" });
      }),
    close: async () => {
      if (!connection.isOpen) return;
      // Kysely closes at once; whoever has the connection shall finish first.
      await kysely.connection().execute(async () => {});
      await kysely.destroy();
    },
  };
}

function connect(path: string, busyTimeoutMs: number, pragmas: string[]): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite gives its journal files the mode of the database file.
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
  const connection = new DatabaseSync(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  try {
    connection.exec("pragma journal_mode = wal");
    connection.exec("pragma synchronous = full");
    connection.exec("pragma journal_size_limit = 67108864");
    for (const pragma of pragmas) connection.exec(`pragma ${pragma}`);
    connection.exec(`pragma busy_timeout = ${BLOCKING_TIMEOUT_MS}`);
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}
