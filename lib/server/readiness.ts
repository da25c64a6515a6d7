import { env } from "./env";
import { getRuntime } from "./runtime";

/**
 * Whether the store can be read. A host that cannot be reached does not count: the pages that say so must stay up.
 * A server that shows a remote one has no store and is always ready.
 */
export async function checkReadiness(): Promise<boolean> {
  if (env().OPENCLAW_API_URL !== undefined) return true;
  try {
    const runtime = await getRuntime();
    await runtime.ping();
    return true;
  } catch {
    return false;
  }
}
