import { z } from "zod";
import { ROLLBACK_ID, SESSION_KEY, SNAPSHOT_ID } from "./id-forms";

/** The host's stable key of one conversation, for example `agent:main:main`. Never the gateway's own `sessionId`, which changes at every rollback. */
export const SessionId = z
  .string()
  .regex(SESSION_KEY, "A session id has 1 to 512 characters, without spaces, slashes or control characters.")
  .brand<"SessionId">()
  .meta({ description: "Session key of the host, for example agent:main:main" });
export type SessionId = z.infer<typeof SessionId>;

/** `snap_` and 26 characters that sort by time of creation. */
export const SnapshotId = z
  .string()
  .regex(SNAPSHOT_ID, "A snapshot id is snap_ and 26 characters.")
  .brand<"SnapshotId">();
export type SnapshotId = z.infer<typeof SnapshotId>;

/** `rb_` and 26 characters that sort by time of creation. */
export const RollbackId = z
  .string()
  .regex(ROLLBACK_ID, "A rollback id is rb_ and 26 characters.")
  .brand<"RollbackId">();
export type RollbackId = z.infer<typeof RollbackId>;

/** SHA-256 in lower-case hex. Equal digests mean equal content. */
export const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "A digest has 64 hexadecimal digits.")
  .brand<"Digest">();
export type Digest = z.infer<typeof Digest>;

/** One side of a comparison: a snapshot, or the session as it is at this moment. */
export const StateRef = z.union([z.literal("current"), SnapshotId]);
export type StateRef = z.infer<typeof StateRef>;
