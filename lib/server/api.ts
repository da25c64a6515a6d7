import { withProblems } from "@/lib/api/problem";
import type { Actor } from "@/lib/contract/snapshot";
import { getAccess } from "./access";
import { env } from "./env";
import { proxyRead } from "./remote-api";
import { getRuntime } from "./runtime";

/**
 * Answers a request to `/api/v1`: by the engine in this process, or, with `OPENCLAW_API_URL`, by passing reads on to
 * that server. `actor` and `address` are for calls from within: whoever gives
 * them has authorised those. Never throws.
 */
export async function dispatchApi(
  request: Request,
  actor?: Actor,
  address?: string | null,
): Promise<Response> {
  return withProblems(request, async () => {
    const { OPENCLAW_API_URL: remote, OPENCLAW_API_TOKEN: token } = env();
    if (remote !== undefined) return proxyRead(request, { access: getAccess(), origin: remote, token });
    return (await getRuntime()).fetch(request, actor, address);
  });
}
