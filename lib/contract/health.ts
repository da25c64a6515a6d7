import { z } from "zod";
import { SessionId } from "./ids";
import { DurationMs, Instant } from "./time";

/** How long minutes are kept. What lies further back is answered as if nothing had happened. */
export const HEALTH_KEPT_MS = 30 * 24 * 3_600_000;

const STEP = "A step is a whole number of minutes, from 60000 to 86400000.";
const moment = z.iso.datetime({
  offset: true,
  message: "This must be a moment with its offset: 2026-11-22T03:17:00Z.",
});

/** Which stretch of time, and in which steps. */
export const HealthQuery = z.strictObject({
  from: moment.optional().meta({ description: "Begin. 24 h before `to`, or 1 h for all sessions" }),
  to: moment.optional().meta({ description: "End. Now when it is left out" }),
  stepMs: z.coerce
    .number(STEP)
    .int(STEP)
    .min(60_000, STEP)
    .max(86_400_000, STEP)
    .multipleOf(60_000, STEP)
    .optional()
    .meta({
      description:
        "Length of a step in milliseconds: whole minutes, at most a day, and at most 3,000 steps. Steps count from 1970, and both ends are moved outward to whole ones",
    }),
});
export type HealthQuery = z.infer<typeof HealthQuery>;

/**
 * What a session did in one step of time, a minute or a multiple of one: runs that ended, how many of them failed, the
 * longest of them, and the most RAM that was seen. Null where the host told nothing.
 */
export const HealthBucket = z
  .strictObject({
    at: Instant.meta({ description: "Begin of the step" }),
    runs: z.number().int().nonnegative(),
    failed: z.number().int().nonnegative(),
    longestRunMs: DurationMs.nullable(),
    ramBytes: z.number().int().nonnegative().nullable().meta({
      description:
        "RAM of the session. A gateway knows its whole process only: there it is what the process grew by over its quiet state while this session alone was running",
    }),
  })
  .meta({ id: "HealthBucket" });
export type HealthBucket = z.infer<typeof HealthBucket>;

/** The health of a session between two moments, oldest first. Steps in which nothing was seen are left out. */
export const HealthHistory = z
  .strictObject({
    sessionId: SessionId,
    from: Instant,
    to: Instant,
    stepMs: DurationMs,
    buckets: z.array(HealthBucket),
  })
  .meta({ id: "HealthHistory" });
export type HealthHistory = z.infer<typeof HealthHistory>;

/** The health of all sessions that did something between two moments: for the lines of a list. */
export const FleetHealth = z
  .strictObject({ from: Instant, to: Instant, stepMs: DurationMs, sessions: z.array(HealthHistory) })
  .meta({ id: "FleetHealth" });
export type FleetHealth = z.infer<typeof FleetHealth>;
