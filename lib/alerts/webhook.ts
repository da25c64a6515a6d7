import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { AlertDriver } from "./driver";
import { alertLinks } from "./links";

/** A new signing secret in the form of the Standard Webhooks specification. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/**
 * Standard Webhooks: the message id stays the same however often it is tried, the signature is over id, time of this
 * attempt and body. 410 means that the receiver wants no more.
 */
export const webhookDriver: AlertDriver = {
  toPosts(alert, { url, secret }, { publicUrl, demo, now }) {
    const { at, kind } = alert;
    const links = Object.fromEntries(
      alertLinks(alert, publicUrl).map(({ label, href }) => [LINK_NAMES[label] ?? label, href]),
    );
    const body = JSON.stringify({ type: `alert.${kind}`, timestamp: at, data: { ...alert, demo, links } });
    const headers = {
      "content-type": "application/json",
      "webhook-id": alert.id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(alert.id, now, body),
    };
    return [{ url, headers, body }];
  },
  isFinal: ({ status }) => status === 410,
  reasonOf: () => null,
};

const LINK_NAMES: Record<string, string> = {
  "Open Clawback": "dashboard",
  "Open session": "session",
  Snapshot: "snapshot",
  "Diff to now": "diff",
};
