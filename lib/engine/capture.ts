import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { Change, Snapshot, SnapshotKind } from "@/lib/contract/snapshot";
import { auditEvent } from "./audit";
import { diffRoots, type PartDiffs } from "./diff/diff-roots";
import { newSnapshotId } from "./ids";
import { type LiveState, readLiveState } from "./live-state";
import type { EngineDeps, HostSession, NewSnapshot, Requester, StoredSnapshot } from "./ports";
import { toSnapshot } from "./snapshots";
import { readRoot } from "./tree/state-tree";

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
export async function captureSnapshot(
  deps: EngineDeps,
  requester: Requester,
  sessionId: SessionId,
  input: CaptureInput,
): Promise<Snapshot> {
  const session = await deps.host.findSession(sessionId);
  if (!session) throw new AppError("session_not_found", `The host has no session ${sessionId}.`);
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
  const [session, since] = await Promise.all([
    deps.host.findSession(sessionId),
    deps.store.newestSnapshot(sessionId),
  ]);
  const live = await readLiveState(deps, sessionId, { pin: true, since });
  try {
    await beforeStore();
    const snapshot = await describe(requester, { sessionId, session, since, live, input });
    const blobs = live.encoded.blobs.all();
    const missing = new Set(await deps.store.missingBlobs(blobs.map((blob) => blob.digest)));
    const stored = await deps.store.putSnapshot(
      snapshot,
      blobs.filter((blob) => missing.has(blob.digest)),
      auditEvent(deps, requester, "snapshot.create", "succeeded", {
        sessionId,
        snapshotId: snapshot.id,
        name: snapshot.name,
        kind: snapshot.kind,
      }),
    );
    deps.events.publish({ type: "snapshot", sessionId, snapshotId: stored.id, change: "created" });
    return stored;
  } catch (error) {
    const { pin } = live.capture;
    // Nobody will ever ask for a pin whose snapshot was not stored. That the host is gone too changes nothing here.
    if (pin && pin.ref !== since?.pin?.ref) await deps.host.dropPin(pin).catch(() => {});
    throw error;
  }
}

interface Described {
  sessionId: SessionId;
  session: HostSession | undefined;
  since: StoredSnapshot | undefined;
  live: LiveState;
  input: CaptureInput;
}

async function describe(
  requester: Requester,
  { sessionId, session, since, live, input }: Described,
): Promise<NewSnapshot> {
  const { capture, encoded, capturedAt } = live;
  return {
    id: newSnapshotId(capturedAt),
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
    health: session?.health ?? { errorRate: null, runs: 0, windowMs: 0, ramBytes: null },
    held: input.hold ?? false,
    restorable: capture.restorable,
    ...(Object.keys(capture.why).length > 0 ? { why: capture.why } : {}),
    pin: capture.pin,
    cursor: capture.cursor,
  };
}

async function changeSince(since: StoredSnapshot, { read, encoded, capture }: LiveState): Promise<Change> {
  const appended = capture.context.kind === "appended" ? capture.context.messages.length : null;
  const before = (await readRoot(read, since.stateDigest)).parts;
  const after = encoded.root.parts;
  // An append is known without looking; only the other parts are compared then.
  const parts = await diffRoots(
    read,
    appended === null ? before : { ...before, context: after.context },
    after,
  );
  const change = toChange(since, parts);
  return appended === null ? change : { ...change, context: { added: appended, removed: 0, changed: 0 } };
}

function toChange(since: StoredSnapshot, parts: PartDiffs): Change {
  const { context, memory, files, tools, skills, settings } = parts;
  const names = (diff: PartDiffs["tools"]) => ({
    added: diff.added.length,
    removed: diff.removed.length,
    changed: 0,
  });
  const ofSettings = (op: "added" | "removed" | "changed") =>
    settings.changes.filter((change) => change.op === op).length;
  return {
    since: since.id,
    context: { added: context.added, removed: context.removed, changed: context.changed },
    memory: { added: memory.addedLines, removed: memory.removedLines, changed: 0 },
    files: { added: files.added, removed: files.removed, changed: files.changed },
    tools: names(tools),
    skills: names(skills),
    settings: { added: ofSettings("added"), removed: ofSettings("removed"), changed: ofSettings("changed") },
  };
}

async function refuseDuringRollback(deps: EngineDeps, sessionId: SessionId): Promise<void> {
  const holder = await deps.store.findLease(sessionId);
  if (holder) {
    throw new AppError(
      "rollback_in_progress",
      `${holder.actor.name} started a rollback of this session at ${holder.since}. Take the snapshot when it is over.`,
    );
  }
}
