import { z } from "zod";
import { SessionId, SnapshotId } from "./ids";
import { SESSION_STATUSES } from "./names";
import { Reasons } from "./reason";
import { DurationMs, Instant } from "./time";

export const SessionStatus = z.enum(SESSION_STATUSES);
export type SessionStatus = z.infer<typeof SessionStatus>;

/** A piece of work the agent is doing now. */
export const Run = z.strictObject({ id: z.string(), startedAt: Instant.nullable() }).meta({ id: "Run" });
export type Run = z.infer<typeof Run>;

/** Signals of a session over the last `windowMs`. Null means that the host does not tell. */
export const Health = z
  .strictObject({
    errorRate: z.number().min(0).max(1).nullable().meta({ description: "Failed runs divided by runs" }),
    runs: z.number().int().nonnegative(),
    windowMs: DurationMs,
    ramBytes: z.number().int().nonnegative().nullable(),
  })
  .meta({ id: "Health" });
export type Health = z.infer<typeof Health>;

/** One conversation of an agent. `attention` says in a sentence what is wrong, or is null. */
export const Session = z
  .strictObject({
    id: SessionId,
    agentId: z.string(),
    label: z.string(),
    status: SessionStatus,
    attention: z.string().nullable(),
    attentionReasons: Reasons,
    model: z.string().nullable(),
    context: z.strictObject({
      messages: z.number().int().nonnegative().nullable(),
      tokens: z.number().int().nonnegative().nullable(),
      tokenLimit: z.number().int().positive().nullable(),
    }),
    run: Run.nullable(),
    health: Health,
    lastSnapshot: z.strictObject({ id: SnapshotId, createdAt: Instant }).nullable(),
    lastHealthySnapshot: z
      .strictObject({ id: SnapshotId, createdAt: Instant })
      .nullable()
      .meta({ description: "Where a rollback would lead by default" }),
    snapshotCount: z.number().int().nonnegative(),
    protected: z.boolean().meta({ description: "A rollback must be confirmed by typing the session's name" }),
    updatedAt: Instant.nullable(),
    demo: z.boolean(),
    deleted: z.boolean().meta({ description: "The host no longer has it; its snapshots remain" }),
    archived: z.boolean(),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof Session>;
