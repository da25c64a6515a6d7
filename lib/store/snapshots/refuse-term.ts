import { AppError } from "@/lib/contract/errors";
import type { QueryTerm } from "@/lib/contract/query";

/** A refusal that says where in the query the term stands. */
export const refuseTerm = ({ at, length }: QueryTerm, detail: string): AppError =>
  new AppError("validation_failed", detail, { extra: { at, length } });
