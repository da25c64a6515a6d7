import { createMiddleware } from "hono/factory";
import { isAppError } from "@/lib/contract/errors";
import { RollbackId, SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Actor } from "@/lib/contract/snapshot";
import { type AuditSubject, appendRefusal } from "@/lib/engine/audit";
import type { EngineDeps } from "@/lib/engine/ports";
import { onlyAsks } from "@/lib/server/only-asks";
import { isFromBrowser } from "@/lib/server/origin";
import { addressOf } from "@/lib/server/remote-address";
import { UnknownCallers } from "@/lib/server/unknown-callers";
import type { ApiContext, ApiEnv } from "./context";

/**
 * Writes down every write that was refused or failed before a verb of the engine had it: no right to it, a body that
 * cannot be read, a key that was used. What a verb refuses it has written down itself, and is not told again. Of
 * callers that nobody knows, and of what comes too fast, so many a minute are told, and how many were left out.
 */
export function audited(deps: EngineDeps) {
  const [unknown, hurried] = [new UnknownCallers(), new UnknownCallers()];
  const leaveOut = (actor: Actor | undefined, error: unknown) => {
    const isHurried = isAppError(error) && error.code === "rate_limited";
    if (actor !== undefined && !isHurried) return 0;
    return (actor === undefined ? unknown : hurried).admit(deps.clock.now().getTime());
  };
  return createMiddleware<ApiEnv>(async (c, next) => {
    await next();
    if (c.error === undefined || onlyAsks(c.req.method, c.req.path) || c.req.method === "OPTIONS") return;
    const actor: Actor | undefined = c.get("actor");
    const leftOut = leaveOut(actor, c.error);
    if (leftOut === undefined) return;
    const { action, ...subject } = describeWrite(c);
    const requester = {
      actor: actor ?? stranger(c),
      requestId: c.get("requestId"),
      address: c.get("address") ?? addressOf(c.req.raw.headers),
    };
    const told = leftOut === 0 ? subject : { ...subject, alsoRefused: leftOut };
    await appendRefusal(deps, requester, action, told, c.error);
  });
}

const stranger = (c: ApiContext): Actor => ({
  kind: isFromBrowser(c.req.raw.headers) ? "user" : "token",
  name: "unknown",
});

/** What a request to this address wants to do. */
const ACTIONS: readonly { method: string; path: RegExp; action: string }[] = [
  { method: "POST", path: /^sessions\/([^/]+)\/snapshots$/, action: "snapshot.create" },
  { method: "PATCH", path: /^sessions\/([^/]+)\/snapshots\/([^/]+)$/, action: "snapshot.update" },
  { method: "DELETE", path: /^sessions\/([^/]+)\/snapshots\/([^/]+)$/, action: "snapshot.delete" },
  { method: "POST", path: /^snapshots\/([^/]+)\/review$/, action: "snapshot.review" },
  { method: "POST", path: /^sessions\/([^/]+)\/rollback$/, action: "session.rollback" },
  { method: "POST", path: /^sessions\/([^/]+)\/signals$/, action: "session.signal" },
  { method: "POST", path: /^rollbacks\/([^/]+)\/undo$/, action: "rollback.undo" },
  { method: "POST", path: /^rollbacks\/([^/]+)\/check$/, action: "rollback.check" },
  { method: "POST", path: /^rollbacks\/([^/]+)\/accept$/, action: "rollback.accept" },
  { method: "POST", path: /^trash\/([^/]+)\/take$/, action: "snapshot.take_from_trash" },
  { method: "PUT", path: /^policy$/, action: "policy.save" },
  { method: "POST", path: /^alerts$/, action: "alert.raise" },
  { method: "PUT", path: /^alerts\/targets\/[^/]+$/, action: "alert_target.put" },
  { method: "DELETE", path: /^alerts\/targets\/[^/]+$/, action: "alert_target.delete" },
  { method: "POST", path: /^alerts\/targets\/[^/]+\/test$/, action: "alert_target.test" },
];
const LONGEST_PATH = 300;

/** Ids that cannot be one are left to the path, which is always told. */
function describeWrite(c: ApiContext): AuditSubject & { action: string } {
  const path = c.req.path.replace(/^\/api\/v1\//, "");
  const request = { method: c.req.method, path: path.slice(0, LONGEST_PATH) };
  const known = ACTIONS.find((one) => one.method === c.req.method && one.path.test(path));
  if (known === undefined) return { action: "request", ...request };
  const ids = (known.path.exec(path) ?? []).slice(1).map(decode);
  const found = <Id>(schema: { safeParse(text: unknown): { data?: Id } }) =>
    ids.map((id) => schema.safeParse(id).data).find((id) => id !== undefined);
  const sessionId = path.startsWith("sessions/") ? found(SessionId) : undefined;
  const [snapshotId, rollbackId] = [found(SnapshotId), found(RollbackId)];
  return {
    action: known.action,
    ...request,
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(snapshotId === undefined ? {} : { snapshotId }),
    ...(rollbackId === undefined ? {} : { rollbackId }),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
