import "server-only";

import type { ServerHealth } from "@/lib/contract/host";
import { getServerClient } from "@/lib/server/client";

/** A remote API may be slow: the page asks again by itself, so it is not kept waiting for this. */
const LONGEST_MS = 500;

/** How the server and its host stand, so that a page is drawn with it from the start; undefined when that is not known yet. */
export async function readHealth(): Promise<ServerHealth | undefined> {
  try {
    const client = await getServerClient();
    return await client.health({ signal: AbortSignal.timeout(LONGEST_MS) });
  } catch {
    return undefined;
  }
}
