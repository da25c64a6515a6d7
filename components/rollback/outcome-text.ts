import type { Rollback } from "@/lib/contract/rollback";
import type { Words } from "@/lib/i18n/words";

export type OutcomeTone = "ok" | "bad";

/** What a finished rollback came to, in one line, and whether a person has to look. */
export function outcomeTitle(
  rollback: Rollback,
  target: string,
  words: Words<"rollback">,
): { title: string; tone: OutcomeTone } {
  const failed = rollback.verification?.checks.filter((check) => !check.passed).length ?? 0;
  const all = rollback.verification?.checks.length ?? 0;
  const did = words(rollback.undoOf === null ? "outcome.rolledBack" : "outcome.undone", { time: target });
  if (rollback.outcome === "restored") return { title: did, tone: "ok" };
  if (rollback.outcome === "put_back") {
    const untouched = rollback.safetySnapshotId === null;
    return { title: words(untouched ? "outcome.nothingChanged" : "outcome.putBack"), tone: "bad" };
  }
  if (rollback.status === "completed")
    return {
      title: words("outcome.checksFailed", { did, failed: String(failed), all: String(all) }),
      tone: "bad",
    };
  return { title: words("outcome.bothFailed"), tone: "bad" };
}

/** `6 of 6 checks passed`, or an empty text when none ran. */
export function checksText(
  { verification }: Pick<Rollback, "verification">,
  words: Words<"rollback">,
): string {
  if (verification === null) return "";
  const passed = verification.checks.filter((check) => check.passed).length;
  return words("outcome.checks", { passed: String(passed), all: String(verification.checks.length) });
}
