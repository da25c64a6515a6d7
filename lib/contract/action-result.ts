import { fromProblem, type Problem } from "./errors";

/** What a server action answers. Failures are data, because Next hides the message of whatever is thrown. */
export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; problem: Problem };

/** The data, or the typed error thrown: for React Query, which wants failures thrown. */
export function unwrap<Data>(result: ActionResult<Data>): Data {
  if (result.ok) return result.data;
  throw fromProblem(result.problem);
}
