import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Actor } from "@/lib/contract/snapshot";
import type { Requester } from "@/lib/engine/ports";
import { toValidationError } from "@/lib/server/validation-error";

/** What the app knows of a request beside the request. */
export interface ApiEnv {
  /** Given by a caller in this process, which has authorised it. Nothing that comes over the network can set it. */
  Bindings: { actor?: Actor; address?: string | null };
  Variables: { actor: Actor; address: string | null; requestId: string };
}

export type ApiContext = Context<ApiEnv>;

/** A router whose failed parsing is a problem document. */
export function createRouter(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      // The validator hands over what it refused too; its types do not say so.
      if (!result.success)
        throw toValidationError(result.error.issues, "data" in result ? result.data : undefined);
    },
  });
}

export const requesterOf = (c: ApiContext): Requester => ({
  actor: c.get("actor"),
  requestId: c.get("requestId"),
  address: c.get("address"),
});
