import { z } from "zod";
import { Digest, RollbackId, SessionId, SnapshotId } from "./ids";
import { Reasons } from "./reason";
import { Health } from "./session";
import { Part } from "./state";
import { Instant } from "./time";

const NAME_MAX = 120;
const NO_CONTROL = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;

/** Free text of 1 to 120 characters on one line. */
export const SnapshotName = z
  .string()
  .trim()
  .min(1, "A name needs at least 1 character.")
  .max(NAME_MAX, `A name has at most ${NAME_MAX} characters.`)
  .regex(NO_CONTROL, "A name must not hold control characters.");

/** 1 to 60 characters without spaces or commas, so that `tag:a,b` can name it. */
export const Tag = z
  .string()
  .trim()
  .min(1, "A tag must not be empty.")
  .max(60, "A tag has at most 60 characters.")
  .regex(/^[^\p{C}\p{Z},"]+$/u, "A tag must not hold spaces, commas, quotes or control characters.");

/** Up to 32 tags, each once. */
export const Tags = z
  .array(Tag)
  .max(32, "A snapshot has at most 32 tags.")
  .refine((tags) => new Set(tags).size === tags.length, "A tag is named twice.");

export const Description = z
  .string()
  .trim()
  .max(2000)
  .regex(/^[^\p{Cs}\u0000]*$/u);

export const SnapshotKind = z.enum(["manual", "scheduled", "pre_operation", "safety"]);
export type SnapshotKind = z.infer<typeof SnapshotKind>;

/** Who did something: a person, a program with a token, a policy, or Clawback itself. */
export const Actor = z
  .strictObject({ kind: z.enum(["user", "token", "policy", "system"]), name: z.string() })
  .meta({ id: "Actor" });
export type Actor = z.infer<typeof Actor>;

export const CreateSnapshot = z
  .strictObject({
    name: SnapshotName,
    description: Description.optional(),
    tags: Tags.optional(),
    kind: z.enum(["manual", "scheduled", "pre_operation"]).optional(),
    hold: z.boolean().optional(),
  })
  .meta({ id: "CreateSnapshot" });
export type CreateSnapshot = z.infer<typeof CreateSnapshot>;

export const UpdateSnapshot = z
  .strictObject({
    name: SnapshotName.optional(),
    description: Description.optional(),
    tags: Tags.optional(),
    hold: z.boolean().optional(),
  })
  .meta({ id: "UpdateSnapshot" });
export type UpdateSnapshot = z.infer<typeof UpdateSnapshot>;

/** How many snapshots of a session carry each tag, the most used first, and how many are held. */
export const TagCounts = z
  .strictObject({
    tags: z.array(z.strictObject({ tag: z.string(), count: z.number().int().positive() })),
    held: z.number().int().nonnegative(),
  })
  .meta({ id: "TagCounts" });
export type TagCounts = z.infer<typeof TagCounts>;

/** Whether a part can be put back: wholly, with exceptions that `why` and the plan name, or not at all. */
export const Restorability = z.enum(["yes", "partly", "no"]);
export type Restorability = z.infer<typeof Restorability>;

/** What came and went between two states, in counts. */
const Delta = z.strictObject({
  added: z.number().int().nonnegative(),
  removed: z.number().int().nonnegative(),
  changed: z.number().int().nonnegative(),
});

/** What changed against the snapshot before: messages, memory lines, files, tools, skills, settings. */
export const Change = z
  .strictObject({
    since: SnapshotId,
    context: Delta,
    memory: Delta.meta({ description: "Lines" }),
    files: Delta,
    tools: Delta,
    skills: Delta,
    settings: Delta,
  })
  .meta({ id: "Change" });
export type Change = z.infer<typeof Change>;

/** Digest and size of one stored part. */
export const PartSummary = z
  .strictObject({
    digest: Digest,
    count: z.number().int().nonnegative().meta({ description: "Messages, files, tools, skills or settings" }),
    lines: z.number().int().nonnegative().optional().meta({ description: "Memory only" }),
    sizeBytes: z.number().int().nonnegative(),
  })
  .meta({ id: "PartSummary" });
export type PartSummary = z.infer<typeof PartSummary>;

/** Who looked at a snapshot, and what they wrote. */
export const Review = z.strictObject({ by: z.string(), at: Instant, note: z.string() });
export type Review = z.infer<typeof Review>;

/** An immutable captured state with its name. Only name, description, tags and hold can be changed. */
export const Snapshot = z
  .strictObject({
    id: SnapshotId,
    sessionId: SessionId,
    name: z.string(),
    description: z.string(),
    tags: z.array(z.string()),
    kind: SnapshotKind,
    createdAt: Instant,
    createdBy: Actor,
    sizeBytes: z.number().int().nonnegative().meta({ description: "The whole state, uncompressed" }),
    storedBytes: z
      .number()
      .int()
      .nonnegative()
      .meta({ description: "What this snapshot added to the store" }),
    stateDigest: Digest,
    parts: z.record(Part, PartSummary),
    contextTokens: z.number().int().nonnegative().nullable(),
    change: Change.nullable(),
    health: Health,
    held: z.boolean(),
    review: Review.nullable(),
    lastHealthy: z.boolean(),
    undoneBy: RollbackId.nullable(),
    restorable: z.record(Part, Restorability),
    why: z.partialRecord(Part, z.string()).optional(),
    whyReasons: z.partialRecord(Part, Reasons).optional(),
  })
  .meta({ id: "Snapshot" });
export type Snapshot = z.infer<typeof Snapshot>;
