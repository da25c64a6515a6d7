import type { AlertId } from "@/lib/contract/alert";
import type { AlertStore, Clock } from "@/lib/engine/ports";
import type { Surroundings } from "./driver";
import type { PostLimits } from "./post";

/** Everything a verb of this folder needs. */
export interface AlertDeps {
  store: AlertStore;
  clock: Clock;
  limits: PostLimits;
  surroundings: Omit<Surroundings, "now">;
  newId(now: Date): AlertId;
  /** From 0 to 1, for the jitter. */
  random?: () => number;
}
