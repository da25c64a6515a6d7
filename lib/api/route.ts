import { z } from "@hono/zod-openapi";
import { RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import { Problem } from "@/lib/contract/problem";

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});

/** How every route refuses. */
export const readRefusals = {
  400: problem("Not a valid request"),
  401: problem("Sign-in required"),
  403: problem("Not allowed from there"),
  404: problem("No such session, snapshot or rollback"),
  429: problem("Too many wrong tokens"),
  500: problem("Clawback met an error of its own"),
  503: problem("Host or store cannot be reached; Retry-After says when to try again"),
} as const;

/** How every route that changes something, or asks for work, refuses. */
export const writeRefusals = {
  ...readRefusals,
  409: problem("The session or snapshot is not in a state that allows it"),
  413: problem("Body over 1 MiB"),
  422: problem("Idempotency-Key used with another request"),
} as const;

export const writeHeaders = z.object({
  "idempotency-key": z.string().optional().meta({
    description:
      "1 to 200 visible ASCII characters. The same key with the same body gets the first answer again.",
  }),
});

/** For writes that may take long. */
export const preferHeaders = writeHeaders.extend({
  prefer: z
    .string()
    .optional()
    .meta({ description: "respond-async: answer as soon as the work is under way" }),
});

export const eventHeaders = z.object({
  "last-event-id": z.string().optional().meta({ description: "Id of the last event that was read" }),
});

/** A JSON answer. */
export const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { "application/json": { schema } },
});

/** A JSON body. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  content: { "application/json": { schema } },
  required: true as const,
});

export const SessionParams = z.strictObject({ sessionId: SessionId });
export const SnapshotParams = z.strictObject({ sessionId: SessionId, snapshotId: SnapshotId });
export const RollbackParams = z.strictObject({ rollbackId: RollbackId });
