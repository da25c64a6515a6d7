import type { StateRef } from "@/lib/contract/ids";

/** What a thing that comes is called: a rollback restores it, time adds it. */
export type AddedVerb = "restored" | "added";

/** What a comparison means, by its two ends. */
export interface Direction {
  kind: "rollback" | "since" | "between";
  added: AddedVerb;
}

/** From the current state to a snapshot is what a rollback would do; the other way round is what happened since. */
export function directionOf(from: StateRef, to: StateRef): Direction {
  if (from === "current" && to !== "current") return { kind: "rollback", added: "restored" };
  return { kind: to === "current" ? "since" : "between", added: "added" };
}
