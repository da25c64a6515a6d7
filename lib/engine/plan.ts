import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import { PART_NAMES } from "@/lib/contract/names";
import type { Reason } from "@/lib/contract/reason";
import type { Plan } from "@/lib/contract/rollback";
import type { Part } from "@/lib/contract/state";
import { isReadOnlyPart } from "./checks";
import { diffRoots } from "./diff/diff-roots";
import { keepMemory, toEffects } from "./effects";
import { readLiveContent, readLiveState } from "./live-state";
import type { EngineDeps, Lost, RestoreOutlook, StateContent, StoredSnapshot } from "./ports";
import { plain, quoted, refusal } from "./reasons/refusal";
import { toEnglish } from "./reasons/sentence";
import { requireSnapshot } from "./stored-snapshot";
import { readContent, readRoot } from "./tree/state-tree";

const DURATIONS_LOOKED_AT = 50;
const DURATIONS_NEEDED = 3;

/** What a rollback to the snapshot would do to the session as it is now. Changes nothing. */
export async function planRollback(
  deps: EngineDeps,
  sessionId: SessionId,
  snapshotId: SnapshotId,
): Promise<Plan> {
  const target = await requireSnapshot(deps, sessionId, snapshotId);
  const since = await deps.store.newestSnapshot(sessionId);
  const live = await readLiveState(deps, sessionId, { pin: false, since });
  const targetRoot = await readRoot(live.read, target.stateDigest);
  const [session, activeRuns, diffs, outlook, durations] = await Promise.all([
    deps.host.findSession(sessionId),
    live.capture.present ? deps.host.listRuns(sessionId) : [],
    diffRoots(live.read, live.encoded.root.parts, targetRoot.parts),
    foresee(deps, target, await readLiveContent(live), await readContent(live.read, targetRoot)),
    deps.store.rollbackDurations(DURATIONS_LOOKED_AT),
  ]);
  const { parts } = live.encoded.root;
  const effects = toEffects(diffs, parts, { restorable: target.restorable, lost: outlook.notRestorable });
  return {
    snapshotId,
    stateDigest: live.encoded.digest,
    effects,
    effectsPreservingMemory: keepMemory(effects, parts),
    activeRuns,
    notRestorable: outlook.notRestorable.map(toNotRestorable),
    leftTheSystem: {
      toolCalls: diffs.context.messages.filter(
        ({ op, from }) => op === "removed" && from?.role === "toolResult",
      ).length,
    },
    expectedDurationMs: percentiles(durations),
    confirmation: session?.protected ? "typed" : "simple",
    sharedWith: outlook.sharedWith,
    notes: outlook.notes.map((note) => toEnglish([note])),
    noteReasons: outlook.notes,
  };
}

/** What the host cannot do for this target, with the parts the snapshot itself could not keep. */
export async function foresee(
  deps: EngineDeps,
  target: StoredSnapshot,
  live: StateContent,
  content: StateContent,
): Promise<RestoreOutlook> {
  const outlook = await deps.host.foresee(target.sessionId, live, content);
  return {
    ...outlook,
    notRestorable: [...outlook.notRestorable, ...wholePartsLost(target, outlook.notRestorable)],
  };
}

/** Throws `not_restorable` when the snapshot's context cannot be put back at all: then there is nothing to roll back to. */
export function requireRestorable(target: StoredSnapshot): void {
  if (target.restorable.context === "no") {
    throw refusal("not_restorable", [
      { code: "cannot_roll_back_to", values: { name: target.name } },
      ...(whyNot(target, "context") ?? [plain("context_cannot_be_put_back")]),
    ]);
  }
}

/** Parts that should be put back, cannot be at all, and that the host did not name already. */
function wholePartsLost(target: StoredSnapshot, named: Lost[]): Lost[] {
  return PART_NAMES.filter(
    (part) =>
      !isReadOnlyPart(part) && target.restorable[part] === "no" && !named.some((lost) => lost.part === part),
  ).map((part) => ({ part, why: whyNot(target, part) ?? [plain("host_cannot_put_back")] }));
}

/** Why a part of a snapshot cannot be put back, also of one that was stored when there were no codes. */
export function whyNot({ why, whyReasons }: StoredSnapshot, part: Part): Reason[] | undefined {
  const text = why?.[part];
  return whyReasons?.[part] ?? (text === undefined ? undefined : [quoted(text)]);
}

const toNotRestorable = ({ why, ...lost }: Lost) => ({ ...lost, why: toEnglish(why), whyReasons: why });

function percentiles(durations: number[]): Plan["expectedDurationMs"] {
  if (durations.length < DURATIONS_NEEDED) return null;
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
