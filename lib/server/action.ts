import "server-only";

import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { ActionResult } from "@/lib/contract/action-result";
import { toProblem } from "@/lib/contract/errors";
import type { OpenClawClient } from "@/lib/sdk/client";
import { getServerClient } from "./client";
import { logFailure } from "./log";
import { requireOwnOrigin } from "./origin";
import { toValidationError } from "./validation-error";

/**
 * Makes a server action: who asks and from which page is checked, the input parsed, the API called on behalf of that
 * person. The caller hands in what the schema takes and gets data or a problem, never an exception.
 */
export function defineAction<Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (client: OpenClawClient, input: z.output<Schema>) => Promise<Data>,
): (raw: z.input<Schema>) => Promise<ActionResult<Data>> {
  return async function action(raw) {
    try {
      const client = await getServerClient();
      requireOwnOrigin(await headers());
      const input = schema.safeParse(raw);
      if (!input.success) throw toValidationError(input.error.issues, raw);
      return { ok: true, data: await run(client, input.data) };
    } catch (error) {
      unstable_rethrow(error); // redirects and the like are thrown too, and are Next's
      const requestId = randomUUID();
      logFailure(error, { requestId, method: "ACTION", path: "/" });
      return { ok: false, problem: toProblem(error, requestId) };
    }
  };
}
