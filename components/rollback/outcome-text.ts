import type { Rollback } from "@/lib/contract/rollback";

export type OutcomeTone = "ok" | "bad";

/** What a finished rollback came to, in one line, and whether a person has to look. */
export function outcomeTitle(rollback: Rollback, target: string): { title: string; tone: OutcomeTone } {
  const failed = rollback.verification?.checks.filter((check) => !check.passed).length ?? 0;
  const all = rollback.verification?.checks.length ?? 0;
  const did = rollback.undoOf === null ? `Rolled back to ${target}` : `Undone: back to ${target}`;
  if (rollback.outcome === "restored") return { title: did, tone: "ok" };
  if (rollback.outcome === "put_back") {
    const untouched = rollback.safetySnapshotId === null;
    return {
      title: untouched ? "Not rolled back: nothing was changed" : "Not rolled back: the session was put back",
      tone: "bad",
    };
  }
  if (rollback.status === "completed")
    return { title: `${did}, but ${failed} of ${all} checks failed`, tone: "bad" };
  return { title: "The rollback failed, and putting back failed too", tone: "bad" };
}

/** `6 of 6 checks passed`, or an empty text when none ran. */
export function checksText({ verification }: Pick<Rollback, "verification">): string {
  if (verification === null) return "";
  const passed = verification.checks.filter((check) => check.passed).length;
  return `${passed} of ${verification.checks.length} checks passed`;
}
