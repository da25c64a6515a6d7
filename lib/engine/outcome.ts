import type { Rollback, Verification } from "@/lib/contract/rollback";
import { failedParts } from "./checks";
import type { StoredSnapshot } from "./ports";

/** What is true of a session that was put into its target, with everything that is not as in the target. */
export function describeRestored(
  target: Pick<StoredSnapshot, "name">,
  { preserveMemory }: Pick<Rollback, "preserveMemory">,
  verification: Verification,
): string {
  const lost = verification.checks.reduce((count, check) => count + check.notRestored.length, 0);
  const failed = failedParts(verification);
  return [
    `The session is in the state of "${target.name}"${preserveMemory ? ", with its memory kept as it was" : ""}.`,
    lost === 0
      ? ""
      : `${lost === 1 ? "1 thing" : `${lost} things`} could not be put back: the checks name them.`,
    failed.length === 0
      ? ""
      : `Its ${failed.join(" and ")} differ, which no rollback can change. Check again, undo, or accept.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
