import { z } from "zod";
import { HostStatus } from "./host";
import { RollbackId, SessionId, SnapshotId } from "./ids";
import { Rollback } from "./rollback";

/**
 * What `/events` tells. Events say that something changed; the truth is read again by GET. Only a rollback comes
 * whole, because its steps are watched live.
 */
export const LiveEvent = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("session"), sessionId: SessionId }),
    z.strictObject({ type: z.literal("sessions") }),
    z.strictObject({
      type: z.literal("snapshot"),
      sessionId: SessionId,
      snapshotId: SnapshotId,
      change: z.enum(["created", "updated", "deleted"]),
    }),
    z.strictObject({
      type: z.literal("rollback"),
      sessionId: SessionId,
      rollbackId: RollbackId,
      rollback: Rollback,
    }),
    z.strictObject({ type: z.literal("policy"), version: z.number().int().nonnegative() }),
    z.strictObject({ type: z.literal("host"), status: HostStatus }),
  ])
  .meta({ id: "LiveEvent" });
export type LiveEvent = z.infer<typeof LiveEvent>;
