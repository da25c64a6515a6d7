import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import { Pool, types } from "pg";
import type { Database } from "../database";
import { explained, storeUnavailable } from "../store-error";
import type { Tables, Writer } from "../tables";
import { explainPostgres, isConnectionLost, isDeadlock } from "./explain-postgres";

interface PostgresOptions {
  url: string;
  /** Connections this process may hold. */
  poolSize?: number;
}

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5000;
const LOCK_TIMEOUT_MS = 15_000;
const ATTEMPTS = 4;
const INT8 = 20;
// "clawback" in ASCII: advisory locks share one space with everyone who uses the database.
const CONTENT_LOCK = 0x636c61776261636bn;

/** Connects to a PostgreSQL. Version 15 is the oldest that is tested. */
export async function openPostgres({ url, poolSize = POOL_SIZE }: PostgresOptions): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: "clawback",
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)) },
  });
  // A connection that breaks fails its queries and is replaced at the next use. Without listeners, for the idle ones
  // and for those in use, it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(SESSION_SETTINGS));
      },
    }),
  });
  const ping = () =>
    explained(explainPostgres, async () => {
      await sql`select 1`.execute(kysely);
    });
  try {
    await ping();
  } catch (error) {
    await kysely.destroy();
    throw error;
  }

  return {
    dialect: "postgres",
    read: (work) => explained(explainPostgres, () => work(kysely)),
    write: (work) => explained(explainPostgres, () => transact(kysely, work)),
    lockContent: async (tx, mode) => {
      if (mode === "shared") await sql`select pg_advisory_xact_lock_shared(${CONTENT_LOCK})`.execute(tx);
      else await sql`select pg_advisory_xact_lock(${CONTENT_LOCK})`.execute(tx);
    },
    ping,
    close: () => kysely.destroy(),
  };
}

// A server may be set up not to wait for its disk; what we acknowledge must have reached it.
const SESSION_SETTINGS = `select set_config('lock_timeout', '${LOCK_TIMEOUT_MS}ms', false),
  set_config('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'), false)`;

/**
 * Read committed is enough: every decision rests on a row or advisory lock that its transaction holds, and each
 * statement then sees what the one before it waited for.
 */
async function transact<Result>(
  kysely: Kysely<Tables>,
  work: (tx: Writer) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    let committing = false;
    try {
      return await kysely
        .transaction()
        .setIsolationLevel("read committed")
        .execute(async (tx) => {
          const result = await work(tx);
          committing = true;
          return result;
        });
    } catch (error) {
      if (committing && isConnectionLost(error)) {
        throw storeUnavailable(
          "The database went away while a write was being finished. It may or may not have been kept: look before you repeat it.",
          error,
        );
      }
      if (!isDeadlock(error) || attempt >= ATTEMPTS) throw error;
    }
  }
}
