import { AppError, isAppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { Capture, EngineDeps, StateContent, StoredSnapshot } from "./ports";
import type { ReadBlob } from "./tree/blobs";
import { type EncodedState, encodeState, readContent } from "./tree/state-tree";

/** The session as it was a moment ago, encoded but not stored. */
export interface LiveState {
  capture: Capture;
  encoded: EncodedState;
  /** Reads this state's pieces as well as stored ones. */
  read: ReadBlob;
  capturedAt: Date;
}

export interface LiveOptions {
  pin: boolean;
  /** The newest snapshot: only what came since is read. Leave it out to read everything back, as a verification must. */
  since?: StoredSnapshot | undefined;
}

/** Reads and encodes the session's present state. */
export async function readLiveState(
  deps: EngineDeps,
  sessionId: SessionId,
  { pin, since }: LiveOptions,
): Promise<LiveState> {
  const stored: ReadBlob = (digest) => deps.store.readBlob(digest);
  const capturedAt = deps.clock.now();
  const capture = await deps.host.capture(sessionId, {
    pin,
    ...(since ? { since: { cursor: since.cursor, pin: since.pin } } : {}),
  });
  try {
    const encoded = await encodeState(capture, contextSource(capture, stored, since));
    return { capture, encoded, read: encoded.blobs.over(stored), capturedAt };
  } catch (error) {
    // A damaged or missing piece of the earlier snapshot must not stop this one: read everything instead.
    if (!since || !isAppError(error) || error.code !== "store_unavailable") throw error;
    return readLiveState(deps, sessionId, { pin });
  }
}

export const readLiveContent = ({ read, encoded }: LiveState): Promise<StateContent> =>
  readContent(read, encoded.root);

function contextSource({ context }: Capture, read: ReadBlob, since: StoredSnapshot | undefined) {
  if (context.kind === "full") return { kind: "full", messages: context.messages } as const;
  if (!since)
    throw new AppError(
      "internal",
      "The host answered with a part of the context where all of it was asked for.",
    );
  return { kind: "appended", to: since.parts.context.digest, messages: context.messages, read } as const;
}
