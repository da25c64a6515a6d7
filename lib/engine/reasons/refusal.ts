import { AppError, type AppErrorOptions, isAppError, type ProblemCode } from "@/lib/contract/errors";
import type { Reason } from "@/lib/contract/reason";
import { toEnglish } from "./sentence";

/** An error whose text is these sentences: in English for whoever reads the API, and as codes beside it. */
export const refusal = (
  code: ProblemCode,
  reasons: readonly Reason[],
  options: AppErrorOptions = {},
): AppError => new AppError(code, toEnglish(reasons), { ...options, reasons });

/** What a person may read of an error, sentence by sentence. */
export function reasonsOf(error: unknown): readonly Reason[] {
  if (!isAppError(error)) return [{ code: "own_error", values: {} }];
  return error.reasons ?? [quoted(error.detail)];
}

/** Words that no code stands for: the gateway's own. */
export const quoted = (text: string): Reason => ({ code: "quoted", values: { text } });

/** A sentence that is filled with nothing. */
export const plain = (code: PlainCode): Reason => ({ code, values: {} }) as Reason;

type PlainCode = {
  [Code in Reason["code"]]: Record<never, never> extends Extract<Reason, { code: Code }>["values"]
    ? Code
    : never;
}[Reason["code"]];
