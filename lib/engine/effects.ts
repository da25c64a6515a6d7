import type { Counts, Effects } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Part } from "@/lib/contract/state";
import type { PartDiffs } from "./diff/diff-roots";
import type { Lost } from "./ports";
import type { PartSummaries } from "./tree/state-tree";

interface Limits {
  restorable: Snapshot["restorable"];
  lost: Lost[];
}

/**
 * What a rollback drops, restores and keeps, from the difference of the live state and the target. What the host cannot
 * put back stays as it is now, so it is counted as kept: a plan must not promise that it goes or comes.
 */
export function toEffects(diffs: PartDiffs, live: PartSummaries, { restorable, lost }: Limits): Effects {
  const isLost = (part: Part, path?: string) =>
    lost.some((each) => each.part === part && (each.path === undefined || each.path === path));
  const memory = countFiles(diffs.memory, (path) => isLost("memory", path));
  const files = countFiles(diffs.files, (path) => isLost("files", path));
  const settings = countSettings(diffs.settings, (key) => isLost("settings", key));
  const context = isLost("context")
    ? { removed: 0, added: 0, same: live.context.count }
    : {
        removed: diffs.context.removed + diffs.context.changed,
        added: diffs.context.added + diffs.context.changed,
        same: diffs.context.same,
      };
  const tools = countNames(diffs.tools, restorable.tools === "no" || isLost("tools"), live.tools.count);
  const skills = countNames(diffs.skills, restorable.skills === "no" || isLost("skills"), live.skills.count);
  return {
    drop: {
      messages: context.removed,
      memoryLines: memory.removedLines,
      memoryFiles: memory.removed,
      files: files.removed,
      tools: tools.removed,
      skills: skills.removed,
      settings: settings.removed,
    },
    restore: {
      messages: context.added,
      memoryLines: memory.addedLines,
      memoryFiles: memory.added,
      files: files.added + files.changed,
      tools: tools.added,
      skills: skills.added,
      settings: settings.added,
    },
    keep: {
      messages: context.same,
      memoryLines: memory.sameLines,
      memoryFiles: memory.same + memory.changed,
      files: files.same,
      tools: tools.same,
      skills: skills.same,
      settings: settings.same,
    },
  };
}

/** The same rollback with the memory left alone: all of it is kept. */
export function keepMemory({ drop, restore, keep }: Effects, live: PartSummaries): Effects {
  const none: Pick<Counts, "memoryLines" | "memoryFiles"> = { memoryLines: 0, memoryFiles: 0 };
  return {
    drop: { ...drop, ...none },
    restore: { ...restore, ...none },
    keep: { ...keep, memoryLines: live.memory.lines ?? 0, memoryFiles: live.memory.count },
  };
}

function countFiles(diff: PartDiffs["files"], isLost: (path: string) => boolean) {
  const counts = {
    removed: 0,
    added: 0,
    changed: 0,
    same: diff.same,
    removedLines: 0,
    addedLines: 0,
    sameLines: diff.sameLines,
  };
  for (const file of diff.files) {
    if (!isLost(file.path)) {
      counts[file.op] += 1;
      counts.removedLines += file.removedLines;
      counts.addedLines += file.addedLines;
    } else if (file.op !== "added") {
      counts.same += 1;
      counts.sameLines += file.removedLines;
    }
  }
  return counts;
}

function countNames(diff: PartDiffs["tools"], areLost: boolean, liveCount: number) {
  return areLost
    ? { removed: 0, added: 0, same: liveCount }
    : { removed: diff.removed.length, added: diff.added.length, same: diff.same };
}

function countSettings({ changes, same }: PartDiffs["settings"], isLost: (key: string) => boolean) {
  const mended = changes.filter((change) => !isLost(change.key));
  const kept = changes.filter((change) => isLost(change.key) && change.op !== "added").length;
  const removed = mended.filter((change) => change.op === "removed").length;
  return { removed, added: mended.length - removed, same: same + kept };
}
