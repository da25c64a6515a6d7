import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import {
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from "kysely";

const STATEMENTS_KEPT = 200;

/** Kysely's SQLite dialect over `node:sqlite`. Kysely lets one user at a time have the one connection. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #driver: ImmediateDriver;

  constructor(connection: DatabaseSync) {
    const database = withStatementCache(connection);
    super({ database });
    this.#driver = new ImmediateDriver(database, connection);
  }

  override createDriver(): Driver {
    return this.#driver;
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** SQLite can roll back DDL. With this, migrations run in one transaction, and a second process waits for it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Begins every transaction as a writer, so that none is refused halfway because another one wrote meanwhile. */
class ImmediateDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(shape: SqliteDatabase, database: DatabaseSync) {
    super({ database: shape });
    this.#database = database;
  }

  override async beginTransaction(): Promise<void> {
    this.#database.exec("begin immediate");
  }

  /** SQLite ends a transaction by itself when the disk is full or fails. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** The shape that Kysely's driver expects. Statements are kept, because preparing one costs as much as running it. */
function withStatementCache(connection: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, ReturnType<SqliteDatabase["prepare"]>>();
  return {
    close: () => connection.close(),
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = connection.prepare(sql);
      const wrapped = {
        reader: statement.columns().length > 0,
        all: (parameters: ReadonlyArray<unknown>) => statement.all(...toInput(parameters)),
        run: (parameters: ReadonlyArray<unknown>) => statement.run(...toInput(parameters)),
        iterate: (parameters: ReadonlyArray<unknown>) => statement.iterate(...toInput(parameters)),
      };
      const [oldest] = kept.keys();
      if (kept.size >= STATEMENTS_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(sql, wrapped);
      return wrapped;
    },
  };
}

/** Kysely types parameters as unknown; the columns of `Tables` allow only what SQLite takes, and it refuses the rest. */
const toInput = (parameters: ReadonlyArray<unknown>) => parameters as ReadonlyArray<SQLInputValue>;
