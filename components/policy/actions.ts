"use server";

import { z } from "zod";
import { defineAction } from "@/lib/server/action";

/**
 * Saves a policy document in place of version `after`; any other is refused as `policy_moved`. One with problems is
 * refused too, and the one before it holds.
 */
export const savePolicyAction = defineAction(
  z.strictObject({ document: z.string(), after: z.number().int(), idempotencyKey: z.uuid() }),
  (client, { document, after, idempotencyKey }) => client.policy.put({ document }, { after, idempotencyKey }),
);
