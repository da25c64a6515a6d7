import { createHash } from "node:crypto";
import type { Alert } from "@/lib/contract/alert";
import type { AlertDriver } from "./driver";
import { alertLinks } from "./links";
import type { PostAnswer } from "./post";

export const PAGERDUTY_URL = "https://events.pagerduty.com/v2/enqueue";
const KEY_MAX = 255;

/** Events API v2: one incident for each dedupKey. A test opens one and ends it at once. */
export const pagerDutyDriver: AlertDriver = {
  toPosts(alert, { url, secret }, { publicUrl, demo }) {
    const common = { routing_key: secret, dedup_key: toDedupKey(alert.dedupKey) };
    const links = alertLinks(alert, publicUrl);
    const trigger = {
      ...common,
      event_action: "trigger",
      payload: {
        summary: `${alert.summary}${demo ? " (demo data)" : ""}`,
        source: alert.sessionId ?? "Clawback",
        severity: alert.severity,
        timestamp: alert.at,
        component: "OpenClaw session",
        group: alert.policy ?? undefined,
        class: alert.kind,
        custom_details: toDetails(alert),
      },
      client: "Clawback",
      client_url: links[0]?.href,
      links: links.map(({ label, href }) => ({ href, text: label })),
    };
    const resolve = { ...common, event_action: "resolve" };
    const events = { trigger: [trigger], resolve: [resolve], test: [trigger, resolve] };
    return events[actionOf(alert)].map((event) => ({
      url,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(event),
    }));
  },
  // 400 means that the event itself is wrong, as a wrong integration key makes it.
  isFinal: ({ status }) => status === 400 || status === 410,
  reasonOf: readMessage,
};

function actionOf({ kind, resolves }: Alert): "trigger" | "resolve" | "test" {
  if (kind === "test") return "test";
  return resolves ? "resolve" : "trigger";
}

const toDetails = ({ id, detail, sessionId, snapshotId, rollbackId, policy }: Alert) => ({
  alertId: id,
  detail,
  sessionId,
  snapshotId,
  rollbackId,
  policy,
});

/** PagerDuty takes 255 characters; a longer key is told by its hash. */
const toDedupKey = (key: string): string =>
  key.length <= KEY_MAX ? key : `sha256:${createHash("sha256").update(key).digest("hex")}`;

function readMessage({ text }: PostAnswer): string | null {
  const message = /"message"\s*:\s*"([\w ,.'-]{1,120})"/.exec(text)?.[1];
  return message ?? null;
}
