import { z } from "zod";
import { Json } from "@/lib/contract/json";
import { Snapshot, Tags } from "@/lib/contract/snapshot";
import type { NewSnapshot, SnapshotPatch, StoredSnapshot } from "@/lib/engine/ports";
import type { NewSnapshotRow, SnapshotRow } from "../tables";

const Stored: z.ZodType<StoredSnapshot> = Snapshot.omit({ lastHealthy: true }).extend({
  healthy: z.boolean(),
  pin: z.strictObject({ ref: z.string() }).nullable(),
  cursor: Json.nullable(),
});

const Details = Snapshot.pick({
  parts: true,
  change: true,
  health: true,
  restorable: true,
  why: true,
  whyReasons: true,
});
type Details = z.infer<typeof Details>;

/** How a name or an author is compared: without regard to case, in any script. */
export const fold = (text: string): string => text.normalize("NFC").toLowerCase();

/** The row of a new snapshot. `stateBlob` is the row of its root. */
export function toRow(snapshot: NewSnapshot, stateBlob: number, storedBytes: number): NewSnapshotRow {
  const { parts, change, health, restorable, why, whyReasons } = snapshot;
  const details: Details = { parts, change, health, restorable, why, whyReasons };
  return {
    id: snapshot.id,
    session_id: snapshot.sessionId,
    name: snapshot.name,
    name_folded: fold(snapshot.name),
    description: snapshot.description,
    tags: JSON.stringify(snapshot.tags),
    kind: snapshot.kind,
    created_at: snapshot.createdAt,
    author_kind: snapshot.createdBy.kind,
    author_name: snapshot.createdBy.name,
    author_folded: fold(snapshot.createdBy.name),
    size_bytes: snapshot.sizeBytes,
    stored_bytes: storedBytes,
    state_blob: stateBlob,
    state_digest: snapshot.stateDigest,
    context_tokens: snapshot.contextTokens,
    health_runs: health.runs,
    error_rate: health.errorRate,
    healthy: Number(snapshot.healthy),
    messages: parts.context.count,
    held: Number(snapshot.held),
    review: null,
    undone_by: null,
    pin_ref: snapshot.pin?.ref ?? null,
    cursor: snapshot.cursor === null ? null : JSON.stringify(snapshot.cursor),
    details: JSON.stringify(details),
  };
}

/** The columns that `patch` changes. */
export const toColumns = ({ name, description, tags, held }: SnapshotPatch): Partial<NewSnapshotRow> => ({
  ...(name === undefined ? {} : { name, name_folded: fold(name) }),
  ...(description === undefined ? {} : { description }),
  ...(tags === undefined ? {} : { tags: JSON.stringify(Tags.parse(tags)) }),
  ...(held === undefined ? {} : { held: Number(held) }),
});

/** The snapshot of a row. Throws what zod throws when the row is not one that `toRow` wrote. */
export function fromRow(row: SnapshotRow): StoredSnapshot {
  return Stored.parse({
    ...JSON.parse(row.details),
    id: row.id,
    sessionId: row.session_id,
    name: row.name,
    description: row.description,
    tags: JSON.parse(row.tags),
    kind: row.kind,
    createdAt: row.created_at,
    createdBy: { kind: row.author_kind, name: row.author_name },
    sizeBytes: row.size_bytes,
    storedBytes: row.stored_bytes,
    stateDigest: row.state_digest,
    contextTokens: row.context_tokens,
    held: row.held === 1,
    review: row.review === null ? null : JSON.parse(row.review),
    undoneBy: row.undone_by,
    healthy: row.healthy === 1,
    pin: row.pin_ref === null ? null : { ref: row.pin_ref },
    cursor: row.cursor === null ? null : JSON.parse(row.cursor),
  });
}
