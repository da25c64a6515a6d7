import { AppError, isAppError } from "@/lib/contract/errors";
import type { Reason } from "@/lib/contract/reason";
import type { Restorability } from "@/lib/contract/snapshot";
import type { CapturedContext, CaptureOptions, ContextCursor, Pin } from "@/lib/engine/ports";
import { plain, reasonsOf, refusal } from "@/lib/engine/reasons/refusal";
import type { GatewayConnection } from "./connection";
import { HistoryPage, type SessionRow } from "./frames";
import { dropPin, hasPin, takePin } from "./pins";
import { type ReadContext, readContext, StoredCursor } from "./read-context";

const ATTEMPTS = 6;

/** A context with the pin that holds exactly it, and whether it can be put back. */
export interface ContextCapture {
  context: CapturedContext;
  cursor: ContextCursor | null;
  pin: Pin | null;
  restorable: Restorability;
  why: Reason[] | null;
  contextTokens: number | null;
}

/** Reads and pins the session's context. Undefined when it was deleted meanwhile. */
export async function captureContext(
  connection: GatewayConnection,
  row: SessionRow,
  options: CaptureOptions,
): Promise<ContextCapture | undefined> {
  const kept = keptElsewhere(row);
  const since = options.since?.cursor ?? null;
  if (!options.pin || kept) {
    const read = await readContext(connection, row.key, since);
    return read && { ...described(read), pin: null, restorable: kept ? "no" : "yes", why: kept && [kept] };
  }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const read = await readContext(connection, row.key, since);
    if (!read) return undefined;
    if (read.row?.hasActiveRun) return captureRunning(connection, row.key, read);
    if (options.since?.pin && (await isHeldBy(connection, options.since.pin, since, read))) {
      return { ...described(read), pin: options.since.pin, restorable: "yes", why: null };
    }
    const taken = await tryPin(connection, row.key);
    if (taken === "busy") continue;
    if ("why" in taken) return { ...described(read), pin: null, restorable: "partly", why: taken.why };
    if ((await leafOf(connection, row.key)) === read.leaf)
      return { ...described(read), pin: taken, restorable: "yes", why: null };
    // Something was added between reading and pinning: the pin holds more than was read.
    await dropPin(connection, taken);
  }
  throw refusal("run_active", [plain("changes_too_fast_to_read")]);
}

/** Why a session's context is not in its transcript, or null when it is. */
export function keptElsewhere({ agentRuntime }: SessionRow): Reason | null {
  if (!agentRuntime || agentRuntime.id === "openclaw" || agentRuntime.id === "auto") return null;
  return { code: "kept_by_runtime", values: { runtime: agentRuntime.id } };
}

/** While a run works, the gateway copies the context only up to the last finished answer: that is then what is captured. */
async function captureRunning(
  connection: GatewayConnection,
  key: string,
  live: ReadContext,
): Promise<ContextCapture> {
  const pin = await takePin(connection, key, { lastFinished: true });
  const read = await readContext(connection, pin.ref, null);
  if (!read) throw new AppError("host_unavailable", "The gateway lost the copy it had just made.");
  return {
    context: read.context,
    cursor: null,
    pin,
    restorable: "yes",
    why: [plain("ends_before_run")],
    contextTokens: described(live).contextTokens,
  };
}

function described({ context, cursor, row }: ReadContext) {
  return { context, cursor, contextTokens: row?.totalTokensFresh ? (row.totalTokens ?? null) : null };
}

async function isHeldBy(
  connection: GatewayConnection,
  pin: Pin,
  since: ContextCursor | null,
  read: ReadContext,
): Promise<boolean> {
  const before = StoredCursor.safeParse(since);
  // A full read means that more happened than an append: the leaf alone would not show a truncated transcript.
  if (!before.success || read.context.kind !== "appended" || read.context.messages.length > 0) return false;
  return before.data.leaf === read.leaf && (await hasPin(connection, pin));
}

async function tryPin(connection: GatewayConnection, key: string): Promise<Pin | "busy" | { why: Reason[] }> {
  try {
    return await takePin(connection, key);
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === "run_active") return "busy";
    if (error.code === "not_restorable") return { why: [plain("no_copy_of_context"), ...reasonsOf(error)] };
    throw error;
  }
}

async function leafOf(connection: GatewayConnection, key: string): Promise<string | null> {
  const page = await connection.read("chat.history", { sessionKey: key, limit: 1 }, HistoryPage);
  return page.sessionInfo?.activeLeafEntryId ?? null;
}
