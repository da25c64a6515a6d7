import { type Alert, fitAlert } from "@/lib/contract/alert";
import type { NewAlert } from "@/lib/engine/ports";
import type { AlertDeps } from "./alert-deps";

/** Stores an alert of this moment with what is owed to each target. Answers the one that is stored: an earlier one that says the same within a minute. */
export async function raiseAlert({ store, clock, newId }: AlertDeps, alert: NewAlert): Promise<Alert> {
  const now = clock.now();
  const whole = fitAlert({ ...alert, id: newId(now), at: now.toISOString() });
  return (await store.putAlert(whole)) ?? whole;
}
