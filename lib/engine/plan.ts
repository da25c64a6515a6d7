import { AppError } from "@/lib/contract/errors";
import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Counts, Effects, NotRestorable, Plan } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import { PART_NAMES } from "@/lib/contract/state";
import { diffRoots, type PartDiffs } from "./diff/diff-roots";
import { readLiveContent, readLiveState } from "./live-state";
import type { EngineDeps, RestoreOutlook, StateContent, StoredSnapshot } from "./ports";
import { requireSnapshot } from "./stored-snapshot";
import { type PartSummaries, readContent, readRoot } from "./tree/state-tree";

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
  const effects = toEffects(diffs, live.encoded.root.parts, target);
  return {
    snapshotId,
    stateDigest: live.encoded.digest,
    effects,
    effectsPreservingMemory: keepMemory(effects, live.encoded.root.parts),
    activeRuns,
    notRestorable: outlook.notRestorable,
    leftTheSystem: {
      toolCalls: diffs.context.messages.filter(
        ({ op, from }) => op === "removed" && from?.role === "toolResult",
      ).length,
    },
    expectedDurationMs: percentiles(durations),
    confirmation: session?.protected ? "typed" : "simple",
    sharedWith: outlook.sharedWith,
    notes: outlook.notes,
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
    throw new AppError(
      "not_restorable",
      `"${target.name}" cannot be rolled back to: ${target.why?.context ?? "its context cannot be put back"}.`,
    );
  }
}

/** Parts that cannot be put back at all and that the host did not name already. Tools and skills are compared, never put back. */
function wholePartsLost(target: StoredSnapshot, named: NotRestorable[]): NotRestorable[] {
  return PART_NAMES.filter(
    (part) =>
      !isReadOnlyPart(part) && target.restorable[part] === "no" && !named.some((lost) => lost.part === part),
  ).map((part) => ({ part, why: target.why?.[part] ?? "The host cannot put it back." }));
}

const isReadOnlyPart = (part: string) => part === "tools" || part === "skills";

const NOTHING: Counts = {
  messages: 0,
  memoryLines: 0,
  memoryFiles: 0,
  files: 0,
  tools: 0,
  skills: 0,
  settings: 0,
};

function toEffects(
  diffs: PartDiffs,
  live: PartSummaries,
  { restorable }: Pick<Snapshot, "restorable">,
): Effects {
  const { context, memory, files, tools, skills, settings } = diffs;
  const of = (op: "added" | "removed" | "changed") =>
    settings.changes.filter((change) => change.op === op).length;
  const drop: Counts = {
    messages: context.removed + context.changed,
    memoryLines: memory.removedLines,
    memoryFiles: memory.removed,
    files: files.removed,
    tools: tools.removed.length,
    skills: skills.removed.length,
    settings: of("removed"),
  };
  const restore: Counts = {
    messages: context.added + context.changed,
    memoryLines: memory.addedLines,
    memoryFiles: memory.added,
    files: files.added + files.changed,
    tools: tools.added.length,
    skills: skills.added.length,
    settings: of("added") + of("changed"),
  };
  const keep: Counts = {
    messages: context.same,
    memoryLines: memory.sameLines,
    memoryFiles: memory.same + memory.changed,
    files: files.same,
    tools: tools.same,
    skills: skills.same,
    settings: settings.same,
  };
  // What the host cannot put back stays as it is now: it must not be counted as going or coming.
  for (const part of ["tools", "skills"] as const) {
    if (restorable[part] !== "no") continue;
    drop[part] = 0;
    restore[part] = 0;
    keep[part] = live[part].count;
  }
  return { drop, restore, keep };
}

function keepMemory({ drop, restore, keep }: Effects, live: PartSummaries): Effects {
  const { memoryLines, memoryFiles } = NOTHING;
  return {
    drop: { ...drop, memoryLines, memoryFiles },
    restore: { ...restore, memoryLines, memoryFiles },
    keep: { ...keep, memoryLines: live.memory.lines ?? 0, memoryFiles: live.memory.count },
  };
}

function percentiles(durations: number[]): Plan["expectedDurationMs"] {
  if (durations.length < DURATIONS_NEEDED) return null;
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
