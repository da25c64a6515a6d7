import type { Rollback } from "@/lib/contract/rollback";
import type { Words } from "@/lib/i18n/words";

/** A rollback in the list: what it came to, and then by whom, why, and what followed. `time` names its target. */
export function rollbackSentence(
  rollback: Rollback,
  time: string,
  words: Words<"timeline">,
): { title: string; rest: string } {
  const by = rollback.requestedBy.name;
  const who =
    rollback.reason === ""
      ? words("rollback.by", { by })
      : words("rollback.byWhy", { by, reason: rollback.reason });
  const checks = rollback.verification?.checks ?? [];
  const passed = checks.filter((check) => check.passed).length;
  const facts = [
    ...(checks.length > 0 ? [words("rollback.checks", { passed, all: checks.length })] : []),
    ...(rollback.undoneBy ? [words("rollback.undoneLater")] : []),
    ...(rollback.accepted ? [words("rollback.accepted")] : []),
  ];
  return { title: titleOf(rollback, time, words), rest: [who, ...facts].join(words("rollback.joint")) };
}

function titleOf(rollback: Rollback, time: string, words: Words<"timeline">): string {
  const { status, outcome, undoOf, safetySnapshotId, verification } = rollback;
  if (status === "running") return words("rollback.running", { time });
  const did = words(undoOf === null ? "rollback.done" : "rollback.undone", { time });
  if (outcome === "restored") return did;
  if (outcome === "put_back")
    return words(safetySnapshotId === null ? "rollback.untouched" : "rollback.putBack");
  if (status === "failed") return words("rollback.failed");
  const checks = verification?.checks ?? [];
  const failed = checks.filter((check) => !check.passed).length;
  return words("rollback.doneBut", { did, failed, all: checks.length });
}
