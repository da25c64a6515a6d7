import "server-only";

import { headers } from "next/headers";
import type { Actor } from "@/lib/contract/snapshot";
import { OpenClawClient } from "@/lib/sdk/client";
import { dispatchApi } from "./api";
import { requireActor } from "./auth";
import { env } from "./env";
import { addressOf } from "./remote-address";
import { requireUsable } from "./remote-api";

/** The client on behalf of whoever sent the request that is being answered. Throws like `requireActor`. */
export async function getServerClient(): Promise<OpenClawClient> {
  return clientFor(await requireActor(), addressOf(await headers()));
}

/**
 * The client on behalf of `actor`: calls the API in this process, or the remote one at `OPENCLAW_API_URL` with the
 * token that only the server has (there the actor is whoever that token stands for).
 */
function clientFor(actor: Actor, address: string | null): OpenClawClient {
  const { OPENCLAW_API_URL: baseUrl, OPENCLAW_API_TOKEN: token } = env();
  if (baseUrl !== undefined) {
    return new OpenClawClient({
      baseUrl,
      token: token ?? "",
      fetch: async (request) => {
        const response = await fetch(request);
        requireUsable(response, baseUrl);
        return response;
      },
    });
  }
  // The API is a function call away: repeating a call would only repeat the answer more slowly.
  return new OpenClawClient({
    baseUrl: "http://clawback.localhost",
    token: "",
    maxReadRetries: 0,
    fetch: (request) => dispatchApi(request, actor, address),
  });
}
