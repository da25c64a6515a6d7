import type { Alert } from "@/lib/contract/alert";
import type { StoredAlertTarget } from "@/lib/engine/ports";
import type { AlertDriver, Surroundings } from "./driver";
import { pagerDutyDriver } from "./pagerduty";
import { type PostLimits, post } from "./post";
import { slackDriver } from "./slack";
import { Undeliverable } from "./undeliverable";
import { webhookDriver } from "./webhook";

const DRIVERS: Record<StoredAlertTarget["type"], AlertDriver> = {
  webhook: webhookDriver,
  slack: slackDriver,
  pagerduty: pagerDutyDriver,
};

/** How one attempt went. `final`: it would never go otherwise. */
export interface AttemptResult {
  delivered: boolean;
  final: boolean;
  httpStatus: number | null;
  problem: string | null;
  retryAfterMs: number | null;
}

/** Tries once to deliver an alert. Never throws. */
export async function attempt(
  alert: Alert,
  target: StoredAlertTarget,
  surroundings: Surroundings,
  limits: PostLimits,
): Promise<AttemptResult> {
  const driver = DRIVERS[target.type];
  let httpStatus: number | null = null;
  try {
    for (const message of driver.toPosts(alert, target, surroundings)) {
      const answer = await post(message, limits);
      httpStatus = answer.status;
      if (answer.status >= 200 && answer.status < 300) continue;
      const { retryAfterMs } = answer;
      const problem = describe(answer.status, driver.reasonOf(answer));
      return { delivered: false, final: driver.isFinal(answer), httpStatus, problem, retryAfterMs };
    }
    return { delivered: true, final: true, httpStatus, problem: null, retryAfterMs: null };
  } catch (error) {
    const problem = error instanceof Undeliverable ? error.message : "The alert could not be sent.";
    return { delivered: false, final: false, httpStatus, problem, retryAfterMs: null };
  }
}

function describe(status: number, reason: string | null): string {
  if (status >= 300 && status < 400)
    return `It answered ${status}, a redirect, which is not followed. Put the final address in.`;
  if (status === 410) return "It answered 410: it wants no more alerts.";
  return reason === null ? `It answered ${status}.` : `It answered ${status}: ${reason}.`;
}
