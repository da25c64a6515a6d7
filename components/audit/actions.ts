"use server";

import { z } from "zod";
import { ReviewRequest } from "@/lib/contract/audit";
import { SnapshotId } from "@/lib/contract/ids";
import { defineAction } from "@/lib/server/action";

/** Signs a snapshot. Once: a second review is refused as `already_reviewed`. */
export const reviewSnapshotAction = defineAction(
  z.strictObject({ snapshotId: SnapshotId, idempotencyKey: z.uuid(), review: ReviewRequest }),
  (client, { snapshotId, idempotencyKey, review }) =>
    client.snapshots.review(snapshotId, review, { idempotencyKey }),
);
