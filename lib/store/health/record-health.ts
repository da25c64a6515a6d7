import { type Expression, sql } from "kysely";
import type { EndedRun, RamReading } from "@/lib/engine/ports";
import { batches } from "../batches";
import type { Database } from "../database";
import type { Writer } from "../tables";
import { minuteOf } from "./minute";
import { toMinutes } from "./to-minutes";

// Both dialects limit the parameters of a statement.
const ROWS_AT_ONCE = 1000;

/** Adds what was not counted yet to its minutes, all or nothing. */
export async function recordHealth(database: Database, runs: EndedRun[], ram: RamReading[]): Promise<void> {
  if (runs.length === 0 && ram.length === 0) return;
  await database.write(async (tx) => {
    const minutes = toMinutes(await takeNew(tx, runs), ram);
    for (const rows of batches(minutes, ROWS_AT_ONCE)) {
      await tx
        .insertInto("health_minute")
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(["minute", "session_id"]).doUpdateSet({
            runs: sql<number>`health_minute.runs + excluded.runs`,
            failed: sql<number>`health_minute.failed + excluded.failed`,
            longest_run_ms: greaterOf("longest_run_ms"),
            ram_bytes: greaterOf("ram_bytes"),
          }),
        )
        .execute();
    }
  });
}

/** Those that nobody recorded before. Another who records the same ones waits here until this transaction is over. */
async function takeNew(tx: Writer, told: EndedRun[]): Promise<EndedRun[]> {
  // Of a run that is told twice the first telling counts.
  const runs = new Map(told.toReversed().map((run) => [keyOf(run.sessionId, run.runId), run]));
  const inOrder = [...runs].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, run]) => run);
  const taken = new Set<string>();
  for (const part of batches(inOrder, ROWS_AT_ONCE)) {
    const rows = await tx
      .insertInto("health_run")
      .values(
        part.map(({ sessionId, runId, endedAt }) => ({
          session_id: sessionId,
          run_id: runId,
          minute: minuteOf(Date.parse(endedAt)),
        })),
      )
      .onConflict((conflict) => conflict.columns(["session_id", "run_id"]).doNothing())
      .returning(["session_id", "run_id"])
      .execute();
    for (const row of rows) taken.add(keyOf(row.session_id, row.run_id));
  }
  return inOrder.filter(({ sessionId, runId }) => taken.has(keyOf(sessionId, runId)));
}

/** Null counts as nothing: the functions of the two dialects do not agree on it. */
const greaterOf = (column: "longest_run_ms" | "ram_bytes"): Expression<number | null> => {
  const [ours, theirs] = [sql.ref(`health_minute.${column}`), sql.ref(`excluded.${column}`)];
  return sql`case when ${ours} is null or ${theirs} > ${ours} then ${theirs} else ${ours} end`;
};

// Neither part of the key can hold a control character and the other's text both.
const keyOf = (sessionId: string, runId: string): string => `${sessionId}\n${runId}`;
