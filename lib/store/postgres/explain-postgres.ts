import { AppError } from "@/lib/contract/errors";
import { storeUnavailable } from "../store-error";

const GONE =
  "The database cannot be reached. Nothing was written. Check DATABASE_URL and that PostgreSQL is running.";
const BUSY = "The database is busy with another write. Nothing was written. Try again.";

const SENTENCES: Record<string, string> = {
  "53100": "The database's disk is full. Nothing was written. Free some space there and try again.",
  "53300": "The database has no connection to spare. Nothing was written. Try again.",
  "55P03": BUSY,
  "40001": BUSY,
  "40P01": BUSY,
  "57014": "The database broke the work off because it took too long. Nothing was written.",
  "25006": "The database is read-only: it may be a standby. Nothing was written.",
  "28P01": "The database refused the password. Check DATABASE_URL.",
  "28000": "The database refused this user. Check DATABASE_URL.",
  "42501": "This user may not do that in the database. Check its privileges.",
  "3D000": "There is no such database on the server. Create it, or check DATABASE_URL.",
};

const SYSTEM_CODES = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
];
// What `pg` says, without a code, when a connection ends under it or none comes in time.
const ENDED =
  /connection terminated|not queryable|connection ended|timeout exceeded when trying to connect|client was closed/i;

/** What an error of `pg` or of the network means to people. */
export function explainPostgres(error: unknown): AppError | undefined {
  const code = codeOf(error);
  if (code?.startsWith("23")) {
    return new AppError(
      "internal",
      "The store refused a write that breaks its own rules. Nothing was written.",
      { cause: error },
    );
  }
  if (isConnectionLost(error)) return storeUnavailable(GONE, error);
  const sentence = code === undefined ? undefined : SENTENCES[code];
  return sentence === undefined ? undefined : storeUnavailable(sentence, error);
}

/** Whether the server broke the transaction off so that another could go on: it can be run again. */
export const isDeadlock = (error: unknown): boolean => ["40P01", "40001"].includes(codeOf(error) ?? "");

/** Whether the connection broke. Of a transaction that was being committed nobody then knows the outcome. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined)
    return SYSTEM_CODES.includes(code) || code.startsWith("08") || code.startsWith("57P");
  return error instanceof Error && ENDED.test(error.message);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
