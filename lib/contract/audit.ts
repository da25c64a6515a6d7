import { z } from "zod";
import { JsonObject } from "./json";
import { AUDIT_FORMATS, AUDIT_OUTCOMES } from "./names";
import { Review, SnapshotKind } from "./snapshot";
import { Instant } from "./time";

const Hash = z.string().meta({ description: "SHA-256, 64 hexadecimal digits" });

/**
 * One event of the audit log as it is kept. `hash` is the SHA-256 of the RFC 8785 form of all other fields, `previous`
 * among them. Texts are not narrowed: an event that was edited by hand must still be readable.
 */
export const AuditRecord = z
  .strictObject({
    seq: z.number().int().meta({ description: "Counts from 1 without gaps" }),
    at: z.string().meta({ description: "ISO 8601, UTC, milliseconds" }),
    action: z.string().meta({ description: "For example snapshot.create or session.rollback" }),
    actor: z.strictObject({ kind: z.string(), name: z.string() }),
    outcome: z.string().meta({ description: AUDIT_OUTCOMES.join(", ") }),
    sessionId: z.string().nullable(),
    snapshotId: z.string().nullable(),
    rollbackId: z.string().nullable(),
    requestId: z.string().nullable(),
    address: z
      .string()
      .nullable()
      .meta({ description: "Where the request came from; null for Clawback's own" }),
    detail: JsonObject,
    previous: Hash,
    hash: Hash,
  })
  .meta({ id: "AuditRecord" });
export type AuditRecord = z.infer<typeof AuditRecord>;

/** An event with what its snapshot is called, and whether it was reviewed, by now. */
export const AuditItem = AuditRecord.extend({
  snapshot: z
    .strictObject({
      name: z.string(),
      kind: SnapshotKind,
      tags: z.array(z.string()),
      review: Review.nullable(),
    })
    .nullable()
    .meta({ description: "Null when the event is about none, or it was deleted" }),
}).meta({ id: "AuditItem" });
export type AuditItem = z.infer<typeof AuditItem>;

/** The end of the log. Keep it elsewhere: with it a cut or rewritten log is found. */
export const AuditHead = z.strictObject({ seq: z.number().int().nonnegative(), hash: Hash });
export type AuditHead = z.infer<typeof AuditHead>;

/** What is wrong with an event. */
export const AuditFault = z
  .strictObject({
    seq: z.number().int(),
    problem: z.enum(["changed", "missing", "added", "cut", "replaced"]),
    detail: z.string(),
  })
  .meta({ id: "AuditFault" });
export type AuditFault = z.infer<typeof AuditFault>;

/** The whole log, read and hashed again. */
export const AuditCheck = z
  .strictObject({
    status: z.enum(["verified", "broken"]),
    checkedAt: Instant,
    events: z.number().int().nonnegative().meta({ description: "Events that were read" }),
    head: AuditHead.nullable().meta({ description: "Of the log as it is; null while it is empty" }),
    fault: AuditFault.nullable().meta({ description: "The first one" }),
  })
  .meta({ id: "AuditCheck" });
export type AuditCheck = z.infer<typeof AuditCheck>;

/** How many events match a query, whole and by action. */
export const AuditCounts = z
  .strictObject({
    total: z.number().int().nonnegative(),
    actions: z.record(z.string(), z.number().int().nonnegative()),
  })
  .meta({ id: "AuditCounts" });
export type AuditCounts = z.infer<typeof AuditCounts>;

const HEAD = /^(\d{1,15}):([0-9a-f]{64})$/;

export const printHead = ({ seq, hash }: AuditHead): string => `${seq}:${hash}`;

export const AuditVerifyQuery = z.strictObject({
  head: z
    .string()
    .regex(HEAD, "A head is the number of the event, a colon and the 64 digits of its hash.")
    .transform((text) => {
      const [seq, hash] = text.split(":");
      return { seq: Number(seq), hash: String(hash) };
    })
    .optional()
    .meta({ description: "A head that was exported earlier, for example from the log: 42:9f86d0…" }),
});

export const AuditExportQuery = z.strictObject({
  query: z.string().max(1000).optional(),
  format: z.enum(AUDIT_FORMATS).default("jsonl"),
});

export const AuditCountQuery = z.strictObject({ query: z.string().max(1000).optional() });

/** A review is an event, so its note stays as it is. */
export const ReviewRequest = z
  .strictObject({
    note: z
      .string()
      .trim()
      .min(1, "A review needs a note.")
      .max(2000, "A note has at most 2000 characters.")
      .regex(/^[^\p{Cs}\u0000]*$/u, "A note must not hold control characters."),
  })
  .meta({ id: "ReviewRequest" });
export type ReviewRequest = z.infer<typeof ReviewRequest>;
