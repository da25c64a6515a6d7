import type { Actor } from "@/lib/contract/snapshot";
import { appendRefusal, auditEvent } from "@/lib/engine/audit";
import { env } from "./env";
import { type HeaderReader, isFromBrowser } from "./origin";
import { processWide } from "./process-wide";
import { addressOf } from "./remote-address";
import { getRuntime } from "./runtime";
import { UnknownCallers } from "./unknown-callers";

const OPERATOR: Actor = { kind: "user", name: "operator" };

/** Writes down who came and went. A server that shows a remote one has no log: there is none to come to but that one's. */
export async function recordSignIn(
  headers: HeaderReader,
  action: "sign-in" | "sign-out",
  refusal?: unknown,
): Promise<void> {
  if (env().OPENCLAW_API_URL !== undefined) return;
  const { deps } = await getRuntime();
  const from = { requestId: null, address: addressOf(headers) };
  if (refusal === undefined) {
    const event = auditEvent(deps, { ...from, actor: OPERATOR }, action, "succeeded", {});
    return deps.store.appendAudit(event);
  }
  const unknown = processWide("unknown-sign-ins", () => new UnknownCallers());
  const leftOut = unknown.admit(deps.clock.now().getTime());
  if (leftOut === undefined) return;
  const stranger: Actor = { kind: isFromBrowser(headers) ? "user" : "token", name: "unknown" };
  const told = leftOut === 0 ? {} : { alsoRefused: leftOut };
  await appendRefusal(deps, { ...from, actor: stranger }, action, told, refusal);
}
