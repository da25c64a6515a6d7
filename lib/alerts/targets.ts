import type { z } from "zod";
import type {
  AlertDelivery,
  AlertTarget,
  AlertTargetName,
  PutAlertTarget,
  PutAlertTargetAnswer,
} from "@/lib/contract/alert";
import { AppError } from "@/lib/contract/errors";
import type { AuditEvent, Requester, StoredAlertTarget } from "@/lib/engine/ports";
import type { AlertDeps } from "./alert-deps";
import { isAllowedHost } from "./allowed-hosts";
import { requireForm } from "./check-address";
import { deliver } from "./deliver";
import { PAGERDUTY_URL } from "./pagerduty";
import { Undeliverable } from "./undeliverable";
import { newWebhookSecret } from "./webhook";

type PutInput = z.output<typeof PutAlertTarget>;

/** A target without what it never shows. */
export const shownTarget = ({ url, secret: _secret, ...shown }: StoredAlertTarget): AlertTarget => ({
  ...shown,
  origin: new URL(url).origin,
});

export async function getTarget({ store }: AlertDeps, name: AlertTargetName): Promise<StoredAlertTarget> {
  const target = await store.findTarget(name);
  if (target) return target;
  throw new AppError("not_found", `There is no alert target ${name}.`);
}

/**
 * Makes or changes a target. What is left out stays, as long as it stays the same type of target and, for a secret, the
 * same host: nobody who may only change an address can have the secret sent elsewhere.
 */
export async function putTarget(
  deps: AlertDeps,
  requester: Requester,
  name: AlertTargetName,
  input: PutInput,
): Promise<PutAlertTargetAnswer> {
  const now = deps.clock.now().toISOString();
  const known = await deps.store.findTarget(name);
  const before = known?.type === input.type ? known : undefined;
  const url = input.url ?? before?.url ?? (input.type === "pagerduty" ? PAGERDUTY_URL : undefined);
  if (url === undefined) throw missing("url", "A new target needs its address.");
  requireUsable(deps, url);
  const { secret, made } = secretOf(input, before, url);
  const target: StoredAlertTarget = {
    name,
    type: input.type,
    url: new URL(url).href,
    secret,
    minSeverity: input.minSeverity,
    enabled: input.enabled,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  };
  const { type, origin, minSeverity, enabled } = shownTarget(target);
  const detail = { name, type, origin, minSeverity, enabled, secretChanged: secret !== before?.secret };
  await deps.store.putTarget(target, auditOf(deps, requester, "alert_target.put", detail));
  return { target: shownTarget(target), secret: made ? secret : null };
}

export async function deleteTarget(
  deps: AlertDeps,
  requester: Requester,
  name: AlertTargetName,
): Promise<void> {
  const audit = auditOf(deps, requester, "alert_target.delete", { name });
  if (await deps.store.deleteTarget(name, audit)) return;
  throw new AppError("not_found", `There is no alert target ${name}.`);
}

/** Sends a test now, once, and tells how that went. It is in the log like any other. */
export async function testTarget(
  deps: AlertDeps,
  { actor }: Requester,
  name: AlertTargetName,
): Promise<AlertDelivery> {
  const now = deps.clock.now();
  const id = deps.newId(now);
  const alert = {
    id,
    at: now.toISOString(),
    severity: "info",
    kind: "test",
    sessionId: null,
    snapshotId: null,
    rollbackId: null,
    policy: null,
    summary: "Test from Clawback: alerts arrive here.",
    detail: `Sent by ${actor.name}. Nothing happened and nothing has to be done.`,
    dedupKey: `test:${id}`,
    resolves: false,
  } as const;
  const claimed = await deps.store.putTestAlert(alert, name);
  if (!claimed) throw new AppError("not_found", `There is no alert target ${name}.`);
  await deliver(deps, claimed);
  const delivery = await deps.store.findDelivery(id, name);
  if (delivery) return delivery;
  throw new AppError("not_found", `The alert target ${name} was deleted meanwhile.`);
}

/** What is plainly wrong is said when it is typed. Where a name leads is looked at for every delivery. */
function requireUsable({ limits }: AlertDeps, url: string): void {
  const parsed = new URL(url);
  try {
    requireForm(parsed, isAllowedHost(parsed, limits.allowed));
  } catch (error) {
    if (error instanceof Undeliverable) throw missing("url", error.message);
    throw error;
  }
}

function secretOf(
  input: PutInput,
  before: StoredAlertTarget | undefined,
  url: string,
): { secret: string; made: boolean } {
  if (input.type === "slack") return { secret: "", made: false };
  const given = input.type === "webhook" ? input.secret : input.routingKey;
  if (given !== undefined) return { secret: given, made: false };
  if (before !== undefined && new URL(before.url).origin === new URL(url).origin)
    return { secret: before.secret, made: false };
  if (input.type === "webhook") return { secret: newWebhookSecret(), made: true };
  throw missing("routingKey", "PagerDuty needs the integration key of a service.");
}

const missing = (path: string, message: string) =>
  new AppError("validation_failed", message, { extra: { errors: [{ path, message }] } });

function auditOf(
  { clock }: AlertDeps,
  { actor, requestId, address }: Requester,
  action: string,
  detail: AuditEvent["detail"],
): AuditEvent {
  return {
    at: clock.now().toISOString(),
    action,
    actor,
    outcome: "succeeded",
    sessionId: null,
    snapshotId: null,
    rollbackId: null,
    requestId,
    address: address ?? null,
    detail,
  };
}
