import { z } from "zod";
import { Digest, RollbackId, SessionId, SnapshotId } from "./ids";
import { STEP_NAMES } from "./names";
import { Reasons } from "./reason";
import { Run } from "./session";
import { Actor } from "./snapshot";
import { Part } from "./state";
import { DurationMs, Instant } from "./time";

const Count = z.number().int().nonnegative();

/** How much of each part. Files count the workspace without memory. */
export const Counts = z
  .strictObject({
    messages: Count,
    memoryLines: Count,
    memoryFiles: Count,
    files: Count,
    tools: Count,
    skills: Count,
    settings: Count,
  })
  .meta({ id: "Counts" });
export type Counts = z.infer<typeof Counts>;

/** What a rollback drops, brings back and leaves alone. */
export const Effects = z
  .strictObject({ drop: Counts, restore: Counts, keep: Counts })
  .meta({ id: "Effects" });
export type Effects = z.infer<typeof Effects>;

/** Something a rollback cannot put back, and why. Without `path` it is the whole part. */
export const NotRestorable = z
  .strictObject({ part: Part, path: z.string().optional(), why: z.string(), whyReasons: Reasons })
  .meta({ id: "NotRestorable" });
export type NotRestorable = z.infer<typeof NotRestorable>;

/** What a rollback to `snapshotId` would do, computed without changing anything. `stateDigest` is of the live state it was computed from. */
export const Plan = z
  .strictObject({
    snapshotId: SnapshotId,
    stateDigest: Digest,
    effects: Effects,
    effectsPreservingMemory: Effects,
    activeRuns: z.array(Run),
    notRestorable: z.array(NotRestorable),
    leftTheSystem: z
      .strictObject({ toolCalls: Count })
      .meta({ description: "Calls in the dropped messages: a rollback cannot take them back" }),
    expectedDurationMs: z.strictObject({ p50: DurationMs, p95: DurationMs }).nullable(),
    confirmation: z.enum(["simple", "typed"]),
    sharedWith: z
      .array(SessionId)
      .meta({ description: "Other sessions that use the same workspace, and so the same memory and files" }),
    notes: z.array(z.string()).meta({ description: "What else a person should know before confirming" }),
    noteReasons: Reasons.meta({ description: "The notes, one by one, for other languages" }),
  })
  .meta({ id: "Plan" });
export type Plan = z.infer<typeof Plan>;

export const PlanRequest = z.strictObject({ snapshotId: SnapshotId }).meta({ id: "PlanRequest" });
export type PlanRequest = z.infer<typeof PlanRequest>;

const ReasonText = z
  .string()
  .trim()
  .max(2000)
  .regex(/^[^\p{Cs}\u0000]*$/u);

/**
 * A request to put a session back to a snapshot. With `expectedStateDigest` (from the plan) the rollback is refused
 * as `state_moved` when the session changed since; without it, whatever came since is in the safety snapshot.
 */
export const RollbackRequest = z
  .strictObject({
    snapshotId: SnapshotId,
    preserveMemory: z.boolean().default(false),
    reason: ReasonText.optional(),
    expectedStateDigest: Digest.optional(),
    onActiveRun: z.enum(["abort", "refuse"]).default("abort"),
  })
  .meta({ id: "RollbackRequest" });
export type RollbackRequest = z.infer<typeof RollbackRequest>;

export const UndoRequest = z.strictObject({ reason: ReasonText.optional() }).meta({ id: "UndoRequest" });
export type UndoRequest = z.infer<typeof UndoRequest>;

export const AcceptRequest = z
  .strictObject({ note: z.string().trim().min(1).max(2000) })
  .meta({ id: "AcceptRequest" });
export type AcceptRequest = z.infer<typeof AcceptRequest>;

export const StepName = z.enum(STEP_NAMES);
export type StepName = z.infer<typeof StepName>;

export const Step = z
  .strictObject({
    name: StepName,
    status: z.enum(["running", "done", "skipped", "failed"]),
    startedAt: Instant,
    durationMs: DurationMs.nullable(),
    detail: z.string().optional(),
    detailReasons: Reasons,
  })
  .meta({ id: "RollbackStep" });
export type Step = z.infer<typeof Step>;

/** One part, read back and compared. What the plan declared not restorable is listed and does not fail the check. */
export const Check = z
  .strictObject({
    part: Part,
    passed: z.boolean(),
    expected: z.string().meta({ description: "In a few words, for example 179 messages" }),
    actual: z.string(),
    expectedReasons: Reasons,
    actualReasons: Reasons,
    detail: z.string().optional(),
    detailReasons: Reasons,
    notRestored: z.array(z.strictObject({ path: z.string(), why: z.string(), whyReasons: Reasons })),
  })
  .meta({ id: "Check" });
export type Check = z.infer<typeof Check>;

export const Verification = z
  .strictObject({ passed: z.boolean(), checks: z.array(Check) })
  .meta({ id: "Verification" });
export type Verification = z.infer<typeof Verification>;

/**
 * One rollback, running or over. `failed` with `put_back`: the session is in the state of the safety snapshot, or was
 * never touched. `completed` with `needs_attention`: the session is in the target, but a part that no rollback can
 * change (tools, skills) differs; `failed` with `needs_attention`: putting back failed too, and a person must look.
 */
export const Rollback = z
  .strictObject({
    id: RollbackId,
    sessionId: SessionId,
    snapshotId: SnapshotId,
    safetySnapshotId: SnapshotId.nullable(),
    preserveMemory: z.boolean(),
    reason: z.string(),
    status: z.enum(["running", "completed", "failed"]),
    outcome: z.enum(["restored", "put_back", "needs_attention"]).nullable(),
    detail: z.string().nullable().meta({ description: "What is true of the session now, in a sentence" }),
    detailReasons: Reasons,
    steps: z.array(Step),
    verification: Verification.nullable(),
    requestedBy: Actor,
    startedAt: Instant,
    finishedAt: Instant.nullable(),
    undoneBy: RollbackId.nullable(),
    undoOf: RollbackId.nullable(),
    accepted: z.strictObject({ by: z.string(), at: Instant, note: z.string() }).nullable(),
  })
  .meta({ id: "Rollback" });
export type Rollback = z.infer<typeof Rollback>;
