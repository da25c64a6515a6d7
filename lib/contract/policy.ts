import { z } from "zod";
import { RollbackId, SessionId, SnapshotId } from "./ids";
import { TRIGGER_TYPES } from "./names";
import { Actor } from "./snapshot";
import { DurationMs, Instant } from "./time";

export const POLICY_MAX_BYTES = 65_536;
/** The name of the policy that `recovery` itself is. */
export const DEFAULT_POLICY = "default";

export const TriggerType = z.enum(TRIGGER_TYPES);
export const PolicyAction = z.enum(["rollback", "notify"]);
export const PolicyTarget = z.enum(["last-healthy", "latest"]);

const Count = z.number().int().nonnegative();
const Written = z.union([z.number(), z.string()]);

/** A limit as it is written: `0.3` or `"30%"`, `300` (seconds) or `"5m"`, `"500MB"`. */
const WrittenTrigger = z
  .strictObject({ type: TriggerType, threshold: Written })
  .meta({ id: "WrittenTrigger" });

const writtenSections = {
  autoRollback: z
    .strictObject({
      enabled: z.boolean(),
      action: PolicyAction,
      triggers: z.array(WrittenTrigger),
      target: PolicyTarget,
      preserveMemory: z.boolean(),
      window: z.string(),
      minRuns: z.number(),
      cooldown: z.string(),
      maxPerHour: z.number(),
    })
    .partial(),
  snapshotPolicy: z
    .strictObject({
      interval: z.string(),
      maxSnapshots: z.number(),
      retention: z.string(),
      beforeOperations: z.array(z.string()),
    })
    .partial(),
};

/** The policy document as JSON, values as people write them: `30m`, `7d`, `500MB`, `0.3`, `30%`. */
export const WrittenPolicy = z
  .strictObject({
    recovery: z
      .strictObject({
        appliesTo: z.union([z.string(), z.array(z.string())]),
        ...writtenSections,
        policies: z.array(
          z
            .strictObject({
              name: z.string(),
              appliesTo: z.union([z.string(), z.array(z.string())]),
              ...writtenSections,
            })
            .partial({ autoRollback: true, snapshotPolicy: true }),
        ),
      })
      .partial(),
  })
  .meta({ id: "WrittenPolicy" });
export type WrittenPolicy = z.infer<typeof WrittenPolicy>;

/** A limit. `threshold` is a share from 0 to 1, milliseconds, or bytes. */
export const Trigger = z.strictObject({ type: TriggerType, threshold: z.number() }).meta({ id: "Trigger" });
export type Trigger = z.infer<typeof Trigger>;

/** A policy as it is carried out: every value read, every default filled in. What is null is not done. */
export const RecoveryPolicy = z
  .strictObject({
    name: z.string(),
    appliesTo: z
      .array(z.string())
      .meta({ description: "Patterns of session keys; * stands for any characters" }),
    autoRollback: z.strictObject({
      enabled: z.boolean(),
      action: PolicyAction,
      triggers: z.array(Trigger),
      target: PolicyTarget,
      preserveMemory: z.boolean(),
      windowMs: DurationMs.meta({ description: "The stretch in which an error rate is counted" }),
      minRuns: Count.meta({ description: "An error rate of fewer runs is inconclusive" }),
      cooldownMs: DurationMs.meta({ description: "After an automatic rollback none follows for so long" }),
      maxPerHour: Count.meta({ description: "Automatic rollbacks of a session in an hour" }),
    }),
    snapshotPolicy: z.strictObject({
      intervalMs: DurationMs.nullable(),
      maxSnapshots: Count.nullable(),
      retentionMs: DurationMs.nullable(),
      beforeOperations: z.array(z.string()),
    }),
  })
  .meta({ id: "RecoveryPolicy" });
export type RecoveryPolicy = z.infer<typeof RecoveryPolicy>;

/** What is wrong in a document, where, and how to mend it. A `warning` does not keep the document from being used. */
export const PolicyProblem = z
  .strictObject({
    severity: z.enum(["error", "warning"]),
    line: z.number().int().positive(),
    column: z.number().int().positive(),
    path: z.string().meta({ description: "For example recovery.snapshotPolicy.retention" }),
    message: z.string(),
    fix: z.strictObject({
      text: z.string().meta({ description: "What to do, in a few words" }),
      /** What to write there instead, when that is known. */
      value: z.string().nullable(),
    }),
  })
  .meta({ id: "PolicyProblem" });
export type PolicyProblem = z.infer<typeof PolicyProblem>;

/** Where a version came from: the file named by CLAWBACK_CONFIG, or the product. */
export const PolicySource = z.enum(["file", "product"]);

export const PolicyVersion = z
  .strictObject({ version: Count, savedAt: Instant, savedBy: Actor, source: PolicySource })
  .meta({ id: "PolicyVersion" });
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/**
 * The policy that holds. `version` 0 with an empty document means that there is none: then nothing automatic happens.
 * `filePending` names problems of the file named by CLAWBACK_CONFIG, when it was changed into something that cannot be used:
 * the version before it holds.
 */
export const Policy = z
  .strictObject({
    version: Count,
    document: z.string().meta({ description: "The YAML text, with its comments" }),
    policies: z.array(RecoveryPolicy).meta({ description: "The default one first" }),
    problems: z.array(PolicyProblem),
    saved: PolicyVersion.nullable(),
    history: z.array(PolicyVersion).meta({ description: "Newest first, at most 50" }),
    file: z
      .strictObject({ name: z.string(), problems: z.array(PolicyProblem) })
      .nullable()
      .meta({ description: "The file of CLAWBACK_CONFIG, and what keeps its present text from being used" }),
  })
  .meta({ id: "Policy" });
export type Policy = z.infer<typeof Policy>;

/** A new document: the YAML text, or the values, which are then written into the present text so that comments stay. */
export const PolicyInput = z
  .union([z.strictObject({ document: z.string() }), WrittenPolicy])
  .meta({ id: "PolicyInput" });
export type PolicyInput = z.infer<typeof PolicyInput>;

/** A limit that was passed. `action` is what was done, or would have been, and `why` why it was not a rollback. */
export const PolicyTriggered = z
  .strictObject({
    at: Instant,
    sessionId: SessionId,
    policy: z.string(),
    type: TriggerType,
    value: z.number(),
    threshold: z.number(),
    action: PolicyAction,
    why: z.string().nullable(),
    target: z.strictObject({ id: SnapshotId, name: z.string(), createdAt: Instant }).nullable(),
  })
  .meta({ id: "PolicyTriggered" });
export type PolicyTriggered = z.infer<typeof PolicyTriggered>;

/** What a document would have done in the last 7 days, from stored health and snapshots. */
export const PolicyPreview = z
  .strictObject({
    from: Instant,
    to: Instant,
    policies: z.array(RecoveryPolicy),
    problems: z.array(PolicyProblem),
    /** One row for every session that is there. `policy` is null where none applies; `overrules` names less specific ones. */
    sessions: z.array(
      z.strictObject({
        sessionId: SessionId,
        policy: z.string().nullable(),
        overrules: z.array(z.string()),
      }),
    ),
    triggered: z.array(PolicyTriggered).meta({ description: "Newest first, at most 500" }),
    passed: z.strictObject({ error_rate: Count, timeout: Count, memory_leak: Count }),
    rollbacks: Count.meta({ description: "Of those triggered, the ones that would have rolled back" }),
    pruned: Count,
    protected: Count.meta({ description: "Snapshots that retention would leave whatever their age" }),
    held: Count,
    days: z.array(z.strictObject({ day: z.iso.date(), rollbacks: Count, pruned: Count })),
    byHand: z
      .array(z.strictObject({ id: RollbackId, sessionId: SessionId, at: Instant, by: Actor }))
      .meta({ description: "Rollbacks of the same time that people started" }),
  })
  .meta({ id: "PolicyPreview" });
export type PolicyPreview = z.infer<typeof PolicyPreview>;

/** A measured value from a runtime that knows more than the host tells: `0.4` or `"40%"`, `400` (seconds) or `"7m"`, `"600MB"`. */
export const SignalRequest = z
  .strictObject({ type: TriggerType, value: z.union([z.number().nonnegative(), z.string().max(40)]) })
  .meta({ id: "SignalRequest" });
export type SignalRequest = z.infer<typeof SignalRequest>;

/** What a signal was read as, and what it met. What is done about it is told by events and alerts. */
export const SignalAnswer = z
  .strictObject({
    sessionId: SessionId,
    type: TriggerType,
    value: z.number().meta({ description: "A share from 0 to 1, milliseconds, or bytes" }),
    policy: z.string().nullable().meta({ description: "The policy that applies, or null" }),
    threshold: z
      .number()
      .nullable()
      .meta({ description: "Its limit, or null when it has none of this type" }),
    passed: z.boolean(),
  })
  .meta({ id: "SignalAnswer" });
export type SignalAnswer = z.infer<typeof SignalAnswer>;
