"use server";

import { z } from "zod";
import { defineAction } from "@/lib/server/action";

/** Saves a policy document. One with problems is refused as `validation_failed`, and the one before it holds. */
export const savePolicyAction = defineAction(
  z.strictObject({ document: z.string(), idempotencyKey: z.uuid() }),
  (client, { document, idempotencyKey }) => client.policy.update({ document }, { idempotencyKey }),
);
