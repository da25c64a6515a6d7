import type { StateRef } from "@/lib/contract/ids";

/** What a comparison means, by its two ends. */
export type Direction =
  | { kind: "rollback"; verbs: { removed: "removed"; added: "restored" } }
  | { kind: "since"; verbs: { removed: "removed"; added: "added" } }
  | { kind: "between"; verbs: { removed: "removed"; added: "added" } };

/** From the current state to a snapshot is what a rollback would do; the other way round is what happened since. */
export function directionOf(from: StateRef, to: StateRef): Direction {
  if (from === "current" && to !== "current")
    return { kind: "rollback", verbs: { removed: "removed", added: "restored" } };
  const verbs = { removed: "removed", added: "added" } as const;
  return to === "current" ? { kind: "since", verbs } : { kind: "between", verbs };
}
