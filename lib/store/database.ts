import type { AppError } from "@/lib/contract/errors";
import type { Reader, Writer } from "./tables";

export type Dialect = "sqlite" | "postgres";

/**
 * An open database. Whatever goes wrong in it is thrown as `AppError` with a sentence for people; the driver's own
 * error is the `cause`.
 */
export interface Database {
  readonly dialect: Dialect;
  /** Runs reads, which may be run again from the start. Each statement sees what was committed before it. */
  read<Result>(work: (db: Reader) => Promise<Result>): Promise<Result>;
  /**
   * Runs one transaction: all of `work` or nothing, durable when it resolves. `work` may be run again from the start
   * when the database was busy or broke off a deadlock, so it must touch nothing else.
   */
  write<Result>(work: (tx: Writer) => Promise<Result>): Promise<Result>;
  /**
   * Until the transaction ends, keeps those who put content (`shared`) apart from those who take it away
   * (`exclusive`). Ask for it first, before anything is read.
   */
  lockContent(tx: Writer, mode: "shared" | "exclusive"): Promise<void>;
  /** Resolves when the database can be read. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What a driver's error means to people, or undefined when the driver has no word for it. */
export type Explain = (error: unknown) => AppError | undefined;
