import { sql } from "kysely";
import { z } from "zod";
import { SessionId } from "@/lib/contract/ids";
import type { HealthRange, HealthSteps, HealthSum } from "@/lib/engine/ports";
import type { Reader } from "../tables";
import { MINUTE_MS, minuteOf } from "./minute";

const count = z.number().int().nonnegative();
const Sum = z.object({
  session_id: SessionId,
  runs: count,
  failed: count,
  longest_run_ms: count.nullable(),
  least_ram_bytes: count.nullable(),
});
const Step = z.object({
  session_id: SessionId,
  step: count,
  runs: count,
  failed: count,
  longest_run_ms: count.nullable(),
  ram_bytes: count.nullable(),
});

// PostgreSQL adds up to a type that its driver reads as text.
const total = (column: "runs" | "failed") => sql<number>`cast(sum(${sql.ref(column)}) as bigint)`;

/** One line for every session that did something. */
export async function sumHealth(db: Reader, range: HealthRange): Promise<HealthSum[]> {
  const rows = await within(db, range)
    .select(["session_id", total("runs").as("runs"), total("failed").as("failed")])
    .select(({ fn }) => [
      fn.max("longest_run_ms").as("longest_run_ms"),
      fn.min("ram_bytes").as("least_ram_bytes"),
    ])
    .groupBy("session_id")
    .orderBy("session_id")
    .execute();
  return rows.map((row) => {
    const { session_id, runs, failed, longest_run_ms, least_ram_bytes } = Sum.parse(row);
    return {
      sessionId: session_id,
      runs,
      failed,
      longestRunMs: longest_run_ms,
      leastRamBytes: least_ram_bytes,
    };
  });
}

/** Steps of each session, oldest first. */
export async function listHealth(
  db: Reader,
  { stepMs, limit, ...range }: HealthRange & { stepMs: number; limit: number },
): Promise<HealthSteps[]> {
  const minutes = sql.lit(Math.max(1, Math.round(stepMs / MINUTE_MS)));
  const step = sql<number>`minute / ${minutes}`;
  const rows = await within(db, range)
    .select(["session_id", step.as("step"), total("runs").as("runs"), total("failed").as("failed")])
    .select(({ fn }) => [fn.max("longest_run_ms").as("longest_run_ms"), fn.max("ram_bytes").as("ram_bytes")])
    .groupBy(["session_id", step])
    .orderBy("session_id")
    .orderBy(step)
    .limit(limit)
    .execute();
  const sessions = new Map<SessionId, HealthSteps>();
  for (const row of rows) {
    const { session_id: sessionId, step: place, runs, failed, longest_run_ms, ram_bytes } = Step.parse(row);
    const steps = sessions.get(sessionId) ?? { sessionId, buckets: [] };
    sessions.set(sessionId, steps);
    steps.buckets.push({
      at: new Date(place * stepMs).toISOString(),
      runs,
      failed,
      longestRunMs: longest_run_ms,
      ramBytes: ram_bytes,
    });
  }
  return [...sessions.values()];
}

function within(db: Reader, { sessionId, from, to }: HealthRange) {
  const rows = db
    .selectFrom("health_minute")
    .where("minute", ">=", minuteOf(from.getTime()))
    .where("minute", "<", minuteOf(to.getTime()));
  return sessionId === undefined ? rows : rows.where("session_id", "=", sessionId);
}
