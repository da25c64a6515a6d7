import type { Diff, DiffQuery, DiffSide } from "@/lib/contract/diff";
import type { SessionId } from "@/lib/contract/ids";
import type { EngineDeps } from "../ports";
import { type ResolvedState, resolveState } from "../state";
import type { ReadBlob } from "../tree/blobs";
import { diffRoots } from "./diff-roots";

/** What turns the state `from` into the state `to`. Either may be the live one. */
export async function diffStates(
  deps: EngineDeps,
  sessionId: SessionId,
  { from, to }: DiffQuery,
): Promise<Diff> {
  const [before, after] = await resolvePair(deps, sessionId, { from, to });
  return {
    sessionId,
    from: toSide(before),
    to: toSide(after),
    identical: before.digest === after.digest,
    ...(await diffRoots(readEither(before, after), before.root.parts, after.root.parts)),
  };
}

/** Both sides of a comparison. The live state is read once, even when it is both. */
export async function resolvePair(
  deps: EngineDeps,
  sessionId: SessionId,
  { from, to }: DiffQuery,
): Promise<[ResolvedState, ResolvedState]> {
  const before = await resolveState(deps, sessionId, from);
  return [before, from === to ? before : await resolveState(deps, sessionId, to)];
}

/** Reads the pieces of both: a live side also knows every stored piece. */
export const readEither = (a: ResolvedState, b: ResolvedState): ReadBlob =>
  a.ref === "current" ? a.read : b.read;

const toSide = ({ ref, digest, capturedAt, root, contextTokens }: ResolvedState): DiffSide => ({
  ref,
  digest,
  capturedAt,
  contextTokens,
  messages: root.parts.context.count,
});
