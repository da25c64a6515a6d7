import { AppError } from "@/lib/contract/errors";
import { storeUnavailable } from "../store-error";

// SQLite's primary result codes.
const BUSY = 5;
const LOCKED = 6;
const CONSTRAINT = 19;
const SENTENCES: Record<number, string> = {
  [BUSY]: "The database is locked by another process. Nothing was written. Try again.",
  [LOCKED]: "The database is locked. Nothing was written. Try again.",
  8: "The database file cannot be written. Nothing was written. Check its permissions.",
  10: "Reading or writing the database file failed. Nothing was written. Check the disk.",
  11: "The database file is damaged. Put a copy of it back, or use another CLAWBACK_DATA_DIR.",
  13: "The disk is full. Nothing was written. Free some space and try again.",
  14: "The database file cannot be opened. Check CLAWBACK_DATA_DIR and its permissions.",
  23: "The database file cannot be read or written with these permissions.",
  26: "The database file is not a database of Clawback's. Use another CLAWBACK_DATA_DIR.",
};

const FILE_SENTENCES: Record<string, string> = {
  EACCES: "Clawback may not write to its data folder. Check CLAWBACK_DATA_DIR and its permissions.",
  EPERM: "Clawback may not write to its data folder. Check CLAWBACK_DATA_DIR and its permissions.",
  EROFS: "The data folder is on a read-only disk. Use another CLAWBACK_DATA_DIR.",
  ENOSPC: "The disk is full. Nothing was written. Free some space and try again.",
  ENOTDIR: "Part of the path to the data folder is a file. Check CLAWBACK_DATA_DIR.",
  EISDIR: "The path of the database names a folder. Check CLAWBACK_DATA_DIR.",
  EEXIST: "Part of the path to the data folder is a file. Check CLAWBACK_DATA_DIR.",
  ENOENT: "The database file is gone. Put it back and restart Clawback.",
};

export const isBusy = (error: unknown): boolean => primaryCode(error) === BUSY;

/** What an error of `node:sqlite` or of the file system means to people. */
export function explainSqlite(error: unknown): AppError | undefined {
  const code = primaryCode(error);
  if (code === CONSTRAINT) {
    return new AppError(
      "internal",
      "The store refused a write that breaks its own rules. Nothing was written.",
      { cause: error },
    );
  }
  const sentence = code === undefined ? FILE_SENTENCES[systemCode(error) ?? ""] : SENTENCES[code];
  return sentence === undefined ? undefined : storeUnavailable(sentence, error);
}

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number")
    return undefined;
  return error.errcode & 0xff;
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
