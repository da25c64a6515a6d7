import type { Rollback } from "@/lib/contract/rollback";
import type { ApiContext } from "./context";

/** RFC 7240: the caller does not want to wait for the end. */
const wantsAsync = (prefer: string | undefined) =>
  (prefer ?? "")
    .split(",")
    .some((preference) => preference.split(";")[0]?.trim().toLowerCase() === "respond-async");

/** Answers a started rollback: 200 when it is over, or at once with 202 and where to look, when that was preferred. */
export async function answerRollback(
  c: ApiContext,
  started: { rollback: Rollback; done: Promise<Rollback> },
) {
  if (!wantsAsync(c.req.header("prefer"))) return c.json(await started.done, 200);
  return c.json(started.rollback, 202, {
    Location: `/api/v1/rollbacks/${started.rollback.id}`,
    "Preference-Applied": "respond-async",
  });
}
