import type { Digest, SessionId, StateRef } from "@/lib/contract/ids";
import type { State } from "@/lib/contract/state";
import { readLiveState } from "./live-state";
import type { EngineDeps } from "./ports";
import { refusal } from "./reasons/refusal";
import { requireSnapshot } from "./stored-snapshot";
import type { ReadBlob } from "./tree/blobs";
import { renderMemory } from "./tree/content";
import { readContent, readRoot, type StateRoot } from "./tree/state-tree";

/** One state, ready to be compared or read: the live one, or a stored one. */
export interface ResolvedState {
  ref: StateRef;
  digest: Digest;
  root: StateRoot;
  read: ReadBlob;
  capturedAt: string;
  contextTokens: number | null;
}

/** The whole state of this moment, or as a snapshot of this session captured it. */
export async function readState(deps: EngineDeps, sessionId: SessionId, ref: StateRef): Promise<State> {
  const resolved = await resolveState(deps, sessionId, ref);
  const { present, files, ...content } = await readContent(resolved.read, resolved.root);
  if (!present && ref === "current")
    throw refusal("session_not_found", [{ code: "host_has_no_session", values: { sessionId } }]);
  return {
    ...content,
    // The bytes of files that are no text would be most of the answer, and nobody can read them.
    files: files.map(({ bytes, ...file }) => file),
    sessionId,
    capturedAt: resolved.capturedAt,
    digest: resolved.digest,
    memory: renderMemory(content.memoryFiles),
    contextSize: content.messages.length,
    contextTokens: resolved.contextTokens,
  };
}

/** Finds the state behind a reference. The live one is read from the host, incrementally where it can be. */
export async function resolveState(
  deps: EngineDeps,
  sessionId: SessionId,
  ref: StateRef,
): Promise<ResolvedState> {
  if (ref === "current") {
    const since = await deps.store.newestSnapshot(sessionId);
    const { capture, encoded, read, capturedAt } = await readLiveState(deps, sessionId, {
      pin: false,
      since,
    });
    if (!capture.present && !since)
      throw refusal("session_not_found", [{ code: "host_has_no_session", values: { sessionId } }]);
    return {
      ref,
      digest: encoded.digest,
      root: encoded.root,
      read,
      capturedAt: capturedAt.toISOString(),
      contextTokens: capture.contextTokens,
    };
  }
  const snapshot = await requireSnapshot(deps, sessionId, ref);
  const read: ReadBlob = (digest) => deps.store.readBlob(digest);
  const root = await readRoot(read, snapshot.stateDigest);
  return {
    ref,
    digest: snapshot.stateDigest,
    root,
    read,
    capturedAt: snapshot.createdAt,
    contextTokens: snapshot.contextTokens,
  };
}
