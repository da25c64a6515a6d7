import { z } from "zod";
import { SnapshotId } from "./ids";
import { Snapshot } from "./snapshot";
import { Instant } from "./time";

/** A snapshot that retention let go. It can be taken out of the trash until `goneAt`. */
export const TrashedSnapshot = z
  .strictObject({ snapshot: Snapshot, trashedAt: Instant, goneAt: Instant })
  .meta({ id: "TrashedSnapshot" });
export type TrashedSnapshot = z.infer<typeof TrashedSnapshot>;

/** Everything in the trash, newest first, at most 200. */
export const Trash = z.strictObject({ items: z.array(TrashedSnapshot) }).meta({ id: "Trash" });
export type Trash = z.infer<typeof Trash>;

export const TrashQuery = z.strictObject({ sessionId: z.string().optional() });
export const TrashParams = z.strictObject({ snapshotId: SnapshotId });
