import { ZodError } from "zod";
import { AppError, isAppError } from "@/lib/contract/errors";
import type { Explain } from "./database";

/** A refusal of the store, retryable, with a sentence that names no SQL. */
export const storeUnavailable = (detail: string, cause?: unknown): AppError =>
  new AppError("store_unavailable", detail, { cause });

/** Runs `work` and turns whatever it throws into an `AppError`. */
export async function explained<Result>(explain: Explain, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(explain, error);
  }
}

function toStoreError(explain: Explain, error: unknown): AppError {
  if (isAppError(error)) return error;
  if (error instanceof ZodError || error instanceof SyntaxError) {
    return storeUnavailable(
      "A row of the database is damaged: it does not hold what Clawback writes.",
      error,
    );
  }
  return (
    explain(error) ??
    storeUnavailable("The store failed in a way it does not know. The log has the cause.", error)
  );
}
