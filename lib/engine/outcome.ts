import type { Reason } from "@/lib/contract/reason";
import type { Rollback, Verification } from "@/lib/contract/rollback";
import { failedParts } from "./checks";
import type { StoredSnapshot } from "./ports";

/** What is true of a session that was put into its target, with everything that is not as in the target. */
export function describeRestored(
  target: Pick<StoredSnapshot, "name">,
  { preserveMemory }: Pick<Rollback, "preserveMemory">,
  verification: Verification,
): Reason[] {
  const lost = verification.checks.reduce((count, check) => count + check.notRestored.length, 0);
  const failed = failedParts(verification);
  const things: Reason = { code: "things_not_put_back", values: { things: lost } };
  const differ: Reason = { code: "parts_differ", values: { parts: failed } };
  return [
    { code: preserveMemory ? "in_target_memory_kept" : "in_target", values: { name: target.name } },
    ...(lost === 0 ? [] : [things]),
    ...(failed.length === 0 ? [] : [differ]),
  ];
}
