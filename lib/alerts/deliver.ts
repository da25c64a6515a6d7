import type { AttemptEnd, ClaimedDelivery } from "@/lib/engine/ports";
import type { AlertDeps } from "./alert-deps";
import { type AttemptResult, attempt } from "./attempt";
import { nextAttempt } from "./next-attempt";

const PER_TARGET = 5;

/** Delivers what is due, as much at once as is fair to every target. Answers how many attempts were made. */
export async function deliverDue(deps: AlertDeps): Promise<number> {
  const claimed = await deps.store.claimDeliveries(PER_TARGET);
  await Promise.all(claimed.map((one) => deliver(deps, one)));
  return claimed.length;
}

/** Makes the attempt that was claimed and writes down how it ended. */
export async function deliver(deps: AlertDeps, claimed: ClaimedDelivery): Promise<AttemptEnd> {
  const startedMs = performance.now();
  const { alert, target } = claimed;
  const result = await attempt(alert, target, { ...deps.surroundings, now: new Date() }, deps.limits);
  const end = {
    ...endOf(deps, claimed, result),
    httpStatus: result.httpStatus,
    problem: result.problem,
    durationMs: Math.round(performance.now() - startedMs),
  };
  await deps.store.settleDelivery(claimed.claim, end);
  return end;
}

/** A test tells what is true now: it is not tried again. */
function endOf(
  { clock, random = Math.random }: AlertDeps,
  { alert, attempts, createdAt }: ClaimedDelivery,
  { delivered, final, retryAfterMs }: AttemptResult,
): Pick<AttemptEnd, "state" | "nextAttemptAt"> {
  if (delivered) return { state: "delivered", nextAttemptAt: null };
  if (final || alert.kind === "test") return { state: "gave_up", nextAttemptAt: null };
  const tried = {
    createdAt: new Date(createdAt),
    now: clock.now(),
    attempts,
    retryAfterMs,
    random: random(),
  };
  const next = nextAttempt(tried);
  if (next === null) return { state: "gave_up", nextAttemptAt: null };
  return { state: "waiting", nextAttemptAt: next.toISOString() };
}
