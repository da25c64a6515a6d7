import { AppError } from "@/lib/contract/errors";
import type { PolicyStore } from "@/lib/engine/policy/ports";
import type { AlertStore, Clock, HealthStore, IdempotencyStore, SnapshotStore } from "@/lib/engine/ports";
import { alertStore } from "./alerts/alert-store";
import type { Database, Dialect } from "./database";
import { healthStore } from "./health/health-store";
import { idempotencyStore } from "./idempotency";
import { migrate } from "./migrations/migrate";
import { policyStore } from "./policy/policy-store";
import { openPostgres } from "./postgres/open-postgres";
import { snapshotStore } from "./snapshot-store";
import { openSqlite } from "./sqlite/open-sqlite";

export interface StoreOptions {
  /** `sqlite:<path>` or `postgres://…`. */
  url: string;
  clock: Clock;
}

export interface Store {
  readonly dialect: Dialect;
  readonly snapshots: SnapshotStore;
  readonly health: HealthStore;
  readonly idempotency: IdempotencyStore;
  readonly policies: PolicyStore;
  readonly alerts: AlertStore;
  /** Resolves when the database can be read; throws `store_unavailable` otherwise. */
  ping(): Promise<void>;
  /** Waits for what is being written, then lets go of the database. */
  close(): Promise<void>;
}

/**
 * Opens the database, creates it where it is missing and brings its schema up to date. Throws `store_unavailable` when
 * it cannot be opened, or was written by a newer Clawback: then nothing was changed.
 */
export async function openStore({ url, clock }: StoreOptions): Promise<Store> {
  const database = await openDatabase(url);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return storeOver(database, clock);
}

/** The store over a database whose schema is up to date. */
export function storeOver(database: Database, clock: Clock): Store {
  return {
    dialect: database.dialect,
    snapshots: snapshotStore(database, clock),
    health: healthStore(database, clock),
    idempotency: idempotencyStore(database, clock),
    policies: policyStore(database, clock),
    alerts: alertStore(database, clock),
    ping: () => database.ping(),
    close: () => database.close(),
  };
}

async function openDatabase(url: string): Promise<Database> {
  const path = /^sqlite:(.+)$/.exec(url)?.[1];
  if (path) return openSqlite({ path });
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres({ url });
  // The address itself may hold a password, so it is not repeated.
  throw new AppError("store_unavailable", "The database address must begin with sqlite: or postgres://.");
}
