import { hostname } from "node:os";
import type { AlertDeps } from "@/lib/alerts/alert-deps";
import { parseAllowedHosts } from "@/lib/alerts/allowed-hosts";
import { deliverDue } from "@/lib/alerts/deliver";
import { raiseAlert } from "@/lib/alerts/raise";
import { newAlertId } from "@/lib/engine/ids";
import type { AlertSink, AlertStore, Clock } from "@/lib/engine/ports";
import type { Env } from "./env";
import { startTimer } from "./timer";

const DELIVER_EVERY_MS = 1000;
const FORGET_EVERY_MS = 3_600_000;
const KEPT_MS = 90 * 24 * 3_600_000;
const MOST_KEPT = 10_000;
const TIMEOUT_MS = 10_000;

/** What the verbs of alerts need, by the environment. */
export function openAlerts(store: AlertStore, clock: Clock, settings: Env): AlertDeps {
  return {
    store,
    clock,
    newId: newAlertId,
    limits: { allowed: parseAllowedHosts(settings.CLAWBACK_ALERT_HOSTS ?? ""), timeoutMs: TIMEOUT_MS },
    surroundings: {
      publicUrl: settings.CLAWBACK_PUBLIC_URL ?? ownUrl(settings),
      demo: settings.OPENCLAW_GATEWAY_URL === undefined,
    },
  };
}

/** The port of the engine over them. */
export const alertSink = (alerts: AlertDeps): AlertSink => ({
  raise: async (alert) => {
    await raiseAlert(alerts, alert);
  },
});

/** Delivers within about a second what is due, and forgets what is old. */
export function startAlertDelivery(alerts: AlertDeps): { stop(): Promise<void> } {
  const delivering = startTimer("alert delivery", DELIVER_EVERY_MS, () => deliverDue(alerts));
  const forgetting = startTimer("alert retention", FORGET_EVERY_MS, () =>
    alerts.store.pruneAlerts(new Date(alerts.clock.now().getTime() - KEPT_MS), MOST_KEPT),
  );
  void forgetting.run();
  return { stop: async () => void (await Promise.all([delivering.stop(), forgetting.stop()])) };
}

/** How this server is reached, as far as it knows. */
function ownUrl({ HOST, PORT }: Env): string {
  const host = HOST === "0.0.0.0" || HOST === "::" ? hostname() : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}
