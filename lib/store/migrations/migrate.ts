import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Database, Dialect } from "../database";
import { storeUnavailable } from "../store-error";
import type { Tables } from "../tables";
import { createTables } from "./0001-create-tables";
import { addHealth } from "./0002-add-health";
import { chainAudit } from "./0003-audit-chain";
import { addPolicy } from "./0004-policy";
import { addAlerts } from "./0005-add-alerts";

/** Every change of the schema, oldest first. A released one is never changed: add another. */
const MIGRATIONS: Record<string, (db: Kysely<Tables>, dialect: Dialect) => Promise<void>> = {
  "0001-create-tables": createTables,
  "0002-add-health": addHealth,
  "0003-audit-chain": chainAudit,
  "0004-policy": addPolicy,
  "0005-add-alerts": addAlerts,
};

/**
 * Brings the schema up to date, all at once or not at all; processes that start together wait for each other. Throws
 * `store_unavailable` when a newer Clawback has written here: then nothing was changed.
 */
export async function migrate(database: Database): Promise<void> {
  await database.read(async (db) => {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => migrationsFor(database.dialect) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return;
    // The first error counts: while another process sets the database up, there may be no such table yet.
    const [unknown] = await unknownMigrations(db).catch(() => []);
    if (unknown === undefined) throw error;
    const elsewhere = database.dialect === "sqlite" ? "another CLAWBACK_DATA_DIR" : "another DATABASE_URL";
    throw storeUnavailable(
      `This database was written by a newer Clawback (migration ${unknown}). Start that version, or use ${elsewhere}.`,
      error,
    );
  });
}

function migrationsFor(dialect: Dialect): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, up]) => [name, { up: (db: Kysely<Tables>) => up(db, dialect) }]),
  );
}

async function unknownMigrations(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !(name in MIGRATIONS));
}
