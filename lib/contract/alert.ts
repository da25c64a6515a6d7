import { z } from "zod";
import { RollbackId, SessionId, SnapshotId } from "./ids";
import { DurationMs, Instant } from "./time";

/** `al_` and 26 characters that sort by time of creation. The same whoever it is delivered to, and however often. */
export const AlertId = z
  .string()
  .regex(/^al_[0-9A-HJKMNP-TV-Z]{26}$/, "An alert id is al_ and 26 characters.")
  .brand<"AlertId">();
export type AlertId = z.infer<typeof AlertId>;

/** The worst first. */
export const AlertSeverity = z.enum(["critical", "warning", "info"]);
export type AlertSeverity = z.infer<typeof AlertSeverity>;

/** What happened. `test` is sent by a person to one target. */
export const AlertKind = z.enum([
  "trigger",
  "recovered",
  "recovery_failed",
  "snapshot_overdue",
  "verification_failed",
  "test",
]);
export type AlertKind = z.infer<typeof AlertKind>;

const SUMMARY_MAX = 500;
const DETAIL_MAX = 4000;
const POLICY_MAX = 200;

const NO_CONTROL = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;

/** One line, up to 500 characters: it is read on a phone. */
export const AlertSummary = z
  .string()
  .trim()
  .min(1, "A summary needs at least 1 character.")
  .max(SUMMARY_MAX, `A summary has at most ${SUMMARY_MAX} characters.`)
  .regex(NO_CONTROL, "A summary is one line without control characters.");

export const AlertDetail = z
  .string()
  .trim()
  .max(DETAIL_MAX, `A detail has at most ${DETAIL_MAX} characters.`)
  .regex(/^[^\p{Cs}\u0000]*$/u);

/** Alerts with the same key belong to one incident. */
export const DedupKey = z
  .string()
  .min(1)
  .max(600, "A dedupKey has at most 600 characters.")
  .regex(NO_CONTROL, "A dedupKey must not hold control characters.");

export type DedupKey = z.infer<typeof DedupKey>;

/** Something that people are told of outside of the dashboard. */
export const Alert = z
  .strictObject({
    id: AlertId,
    at: Instant,
    severity: AlertSeverity,
    kind: AlertKind,
    sessionId: SessionId.nullable(),
    snapshotId: SnapshotId.nullable().meta({ description: "The snapshot it is about, as a rule the target" }),
    rollbackId: RollbackId.nullable(),
    policy: z.string().max(POLICY_MAX).nullable().meta({ description: "Name of the policy that acted" }),
    summary: AlertSummary,
    detail: AlertDetail,
    dedupKey: DedupKey,
    resolves: z.boolean().meta({ description: "It ends the incident of its dedupKey" }),
  })
  .meta({ id: "Alert" });
export type Alert = z.infer<typeof Alert>;

/** The same alert with its texts cut and cleaned until they fit: none may be lost because of what it says. */
export const fitAlert = (alert: Alert): Alert => ({
  ...alert,
  summary: cut(alert.summary.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " "), SUMMARY_MAX) || "Alert",
  detail: cut(alert.detail.replaceAll("\u0000", ""), DETAIL_MAX),
  policy: alert.policy === null ? null : cut(alert.policy, POLICY_MAX),
});

function cut(text: string, max: number): string {
  const whole = text.toWellFormed().trim();
  return whole.length <= max
    ? whole
    : `${whole
        .slice(0, max - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

/** POST /alerts: what a program that found out more than Clawback tells people. */
export const CreateAlert = z
  .strictObject({
    severity: AlertSeverity.default("critical"),
    kind: z.enum(["trigger", "recovered", "recovery_failed", "verification_failed"]),
    sessionId: SessionId.nullable().default(null),
    snapshotId: SnapshotId.nullable().default(null),
    rollbackId: RollbackId.nullable().default(null),
    summary: AlertSummary,
    detail: AlertDetail.default(""),
    dedupKey: DedupKey.optional().meta({ description: "Left out, it is the one of the session" }),
  })
  .meta({ id: "CreateAlert" });
export type CreateAlert = z.infer<typeof CreateAlert>;

/** Lower case, so that it reads well in an address. */
export const AlertTargetName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,59}$/,
    "A name has 1 to 60 small letters, digits and hyphens, and begins with a letter or digit.",
  );
export type AlertTargetName = z.infer<typeof AlertTargetName>;

export const AlertTargetType = z.enum(["webhook", "slack", "pagerduty"]);
export type AlertTargetType = z.infer<typeof AlertTargetType>;

/** Where alerts go, as far as it may be shown: addresses often hold a secret in their path, so only the origin is here. */
export const AlertTarget = z
  .strictObject({
    name: AlertTargetName,
    type: AlertTargetType,
    origin: z.string().meta({ description: "Scheme, host and port of the address" }),
    minSeverity: AlertSeverity.meta({
      description: "Alerts below it are not sent; those that end an incident and tests always are",
    }),
    enabled: z.boolean(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "AlertTarget" });
export type AlertTarget = z.infer<typeof AlertTarget>;

const Address = z
  .url({ protocol: /^https?$/, error: "An address begins with https:// or http://." })
  .max(2000);

const WRONG_SECRET = "A secret is whsec_ and the base64 of 24 to 64 bytes.";

/** `whsec_` and the base64 of 24 to 64 bytes, as the Standard Webhooks specification has it. */
export const WebhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/, WRONG_SECRET)
  .refine((secret) => (secret.length - "whsec_".length) % 4 === 0, WRONG_SECRET);

const settings = {
  minSeverity: AlertSeverity.default("info"),
  enabled: z.boolean().default(true),
};

/**
 * PUT /alerts/targets/{name}. Of a target that exists, an address or secret that is left out stays as it is; a new
 * webhook without a secret gets one, which the answer shows this once.
 */
export const PutAlertTarget = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("webhook"),
      url: Address.optional(),
      secret: WebhookSecret.optional(),
      ...settings,
    }),
    z.strictObject({ type: z.literal("slack"), url: Address.optional(), ...settings }),
    z.strictObject({
      type: z.literal("pagerduty"),
      url: Address.optional().meta({ description: "Left out, https://events.pagerduty.com/v2/enqueue" }),
      routingKey: z
        .string()
        .regex(/^[\x21-\x7e]{16,64}$/, "An integration key has 16 to 64 characters without spaces.")
        .optional(),
      ...settings,
    }),
  ])
  .meta({ id: "PutAlertTarget" });
export type PutAlertTarget = z.input<typeof PutAlertTarget>;

/** `secret` is there once: when Clawback has just made it. */
export const PutAlertTargetAnswer = z
  .strictObject({ target: AlertTarget, secret: z.string().nullable() })
  .meta({ id: "PutAlertTargetAnswer" });
export type PutAlertTargetAnswer = z.infer<typeof PutAlertTargetAnswer>;

/** One line of the delivery log: an alert on its way to one target. */
export const AlertDelivery = z
  .strictObject({
    alertId: AlertId,
    target: AlertTargetName,
    type: AlertTargetType,
    kind: AlertKind,
    severity: AlertSeverity,
    summary: z.string(),
    sessionId: SessionId.nullable(),
    state: z.enum(["waiting", "delivered", "gave_up"]),
    attempts: z.number().int().nonnegative(),
    createdAt: Instant,
    lastAttemptAt: Instant.nullable(),
    nextAttemptAt: Instant.nullable(),
    httpStatus: z.number().int().nullable().meta({ description: "Of the last answer; null without one" }),
    problem: z.string().nullable().meta({ description: "Why the last attempt failed, in a sentence" }),
    durationMs: DurationMs.nullable().meta({ description: "How long the last attempt took" }),
  })
  .meta({ id: "AlertDelivery" });
export type AlertDelivery = z.infer<typeof AlertDelivery>;
