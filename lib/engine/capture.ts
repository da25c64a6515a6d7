import { isAppError } from "@/lib/contract/errors";
import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Reason } from "@/lib/contract/reason";
import type { Snapshot, SnapshotKind } from "@/lib/contract/snapshot";
import type { Part } from "@/lib/contract/state";
import { auditEvent, recordRefusal } from "./audit";
import { changeSince } from "./change";
import { healthWhenTaken, type TakenHealth } from "./health-when-taken";
import { newSnapshotId } from "./ids";
import { type LiveState, readLiveState } from "./live-state";
import type { Capture, EngineDeps, NewSnapshot, Requester, StoredSnapshot } from "./ports";
import { plain, refusal } from "./reasons/refusal";
import { toEnglish } from "./reasons/sentence";
import { findUnfinished } from "./rollbacks";
import { toSnapshot } from "./snapshots";

/** What a snapshot is called. Everything else about it is captured. */
export interface CaptureInput {
  name: string;
  description?: string | undefined;
  tags?: string[] | undefined;
  kind?: SnapshotKind | undefined;
  hold?: boolean | undefined;
}

/**
 * Takes a snapshot of the session as it is now. It costs what changed since the last one; an unchanged state points to
 * the tree that is there. Throws `session_not_found`, and `rollback_in_progress` while a rollback is halfway.
 */
export function captureSnapshot(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
  input: CaptureInput,
): Promise<Snapshot> {
  const { name, kind = "manual" } = input;
  return recordRefusal(deps, requester, "snapshot.create", { sessionId, name, kind }, () =>
    capture(deps, requester, sessionId, input),
  );
}

async function capture(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
  input: CaptureInput,
): Promise<Snapshot> {
  const session = await deps.host.findSession(sessionId);
  if (!session) throw refusal("session_not_found", [{ code: "host_has_no_session", values: { sessionId } }]);
  await refuseDuringRollback(deps, sessionId);
  const stored = await storeCapture(deps, requester, sessionId, input, () =>
    refuseDuringRollback(deps, sessionId),
  );
  return toSnapshot(deps, stored);
}

/**
 * Captures and stores without asking whether the session exists or a rollback runs: the rollback's own safety snapshot
 * comes this way. `beforeStore` can still refuse once everything is read.
 */
export async function storeCapture(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
  input: CaptureInput,
  beforeStore: () => Promise<void> = async () => {},
): Promise<StoredSnapshot> {
  const order = { requester, sessionId, input, beforeStore };
  try {
    return await storeOnce(deps, { ...order, incremental: true });
  } catch (error) {
    // What this snapshot builds on was deleted or damaged between reading and storing: it can stand on its own.
    if (!isAppError(error) || error.code !== "store_unavailable" || error.extra.missing === undefined)
      throw error;
    return storeOnce(deps, { ...order, incremental: false });
  }
}

interface CaptureOrder {
  requester: Requester;
  sessionId: SessionId;
  input: CaptureInput;
  beforeStore: () => Promise<void>;
  /** Build on the newest snapshot, or read everything. */
  incremental: boolean;
}

async function storeOnce(deps: EngineDeps, order: CaptureOrder): Promise<StoredSnapshot> {
  const { requester, sessionId, input, beforeStore } = order;
  const [session, newest] = await Promise.all([
    deps.host.findSession(sessionId),
    deps.store.newestSnapshot(sessionId),
  ]);
  const since = order.incremental ? newest : undefined;
  const taken = await healthWhenTaken(deps, sessionId, session);
  const live = await readLiveState(deps, sessionId, { pin: true, since });
  const id = newSnapshotId(live.capturedAt, deps.randomBytes);
  try {
    await beforeStore();
    const snapshot = await describe(requester, { id, sessionId, taken, since, live, input });
    const { name, kind, tags } = snapshot;
    const stored = await deps.store.putSnapshot(
      snapshot,
      live.encoded.blobs.all(),
      auditEvent(deps, requester, "snapshot.create", "succeeded", {
        sessionId,
        snapshotId: id,
        name,
        kind,
        tags,
      }),
      { reusesPin: isPinOf(live, since) },
    );
    deps.events.publish({ type: "snapshot", sessionId, snapshotId: id, change: "created" });
    return stored;
  } catch (error) {
    const { pin } = live.capture;
    // Nobody will ever ask for a pin whose snapshot was not stored. A store that broke off may have kept it all the same:
    // a pin too many costs space, one too few a way back. That the host is gone too changes nothing here.
    if (pin && !isPinOf(live, since) && (await isMissing(deps, id)))
      await deps.host.dropPin(pin).catch(() => {});
    throw error;
  }
}

const isMissing = (deps: EngineDeps, id: SnapshotId): Promise<boolean> =>
  deps.store.findSnapshot(id).then(
    (snapshot) => snapshot === undefined,
    () => false,
  );

const isPinOf = ({ capture }: LiveState, since: StoredSnapshot | undefined): boolean =>
  capture.pin !== null && capture.pin.ref === since?.pin?.ref;

interface Described {
  id: SnapshotId;
  sessionId: SessionId;
  taken: TakenHealth;
  since: StoredSnapshot | undefined;
  live: LiveState;
  input: CaptureInput;
}

async function describe(
  requester: Requester,
  { id, sessionId, taken, since, live, input }: Described,
): Promise<NewSnapshot> {
  const { capture, encoded, capturedAt } = live;
  return {
    id,
    sessionId,
    name: input.name,
    description: input.description ?? "",
    tags: input.tags ?? [],
    kind: input.kind ?? "manual",
    createdAt: capturedAt.toISOString(),
    createdBy: requester.actor,
    sizeBytes: encoded.sizeBytes,
    stateDigest: encoded.digest,
    parts: encoded.root.parts,
    contextTokens: capture.contextTokens,
    change: since ? await changeSince(since, live) : null,
    ...taken,
    held: input.hold ?? false,
    restorable: capture.restorable,
    ...describeWhy(capture.why),
    pin: capture.pin,
    cursor: capture.cursor,
  };
}

function describeWhy(why: Capture["why"]): Pick<NewSnapshot, "why" | "whyReasons"> {
  // The keys of an object are strings to TypeScript; these are parts.
  const parts = Object.entries(why) as [Part, Reason[]][];
  if (parts.length === 0) return {};
  return {
    why: Object.fromEntries(parts.map(([part, reasons]) => [part, toEnglish(reasons)])),
    whyReasons: why,
  };
}

/** Also while an interrupted one waits to be settled: the session may be halfway then. */
async function refuseDuringRollback(deps: EngineDeps, sessionId: SessionId): Promise<void> {
  const [holder, open] = await Promise.all([
    deps.store.findLease(sessionId),
    findUnfinished(deps, sessionId),
  ]);
  if (!holder && !open) return;
  const by = holder?.actor.name ?? open?.requestedBy.name ?? "";
  const startedAt = holder?.since ?? open?.startedAt ?? "";
  throw refusal("rollback_in_progress", [
    { code: "rollback_started", values: { by, startedAt } },
    plain("snapshot_when_over"),
  ]);
}
