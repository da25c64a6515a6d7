import { writeDuration, writeSize } from "@/lib/contract/amounts";
import type { TriggerType } from "@/lib/contract/names";
import type { PolicyPreview, PolicyTriggered, RecoveryPolicy } from "@/lib/contract/policy";
import { counted } from "./render-policy";
import { table } from "./table";
import { moment, plain } from "./terminal";

/** As many of the passed limits as a person reads; `--json` has them all. */
const SHOWN = 20;

/** What the policies of a document would have done in the last 7 days. */
export function renderDryRun(preview: PolicyPreview): string {
  const { policies, from, to, days, triggered, rollbacks, pruned, held, byHand } = preview;
  if (policies.length === 0) return "There is no policy in it: nothing happens by itself.";
  const notified =
    preview.passed.error_rate + preview.passed.timeout + preview.passed.memory_leak - rollbacks;
  const perDay = [...days].sort((one, other) => one.day.localeCompare(other.day));
  return [
    policyTable(preview),
    "",
    `Dry run from ${moment(from)} to ${moment(to)}: it would have`,
    `  rolled back ${counted(rollbacks, "time")}, only notified ${counted(notified, "time")}`,
    `  pruned ${counted(pruned, "snapshot")}; ${held} held, never pruned`,
    "",
    table(
      ["DAY, UTC", "ROLLBACKS", "PRUNED"],
      perDay.map((day) => [day.day, String(day.rollbacks), String(day.pruned)]),
    ),
    ...(triggered.length === 0 ? [] : ["", triggeredTable(triggered)]),
    "",
    ...overlaps(preview),
    `By hand in the same time: ${counted(byHand.length, "rollback")}.`,
  ].join("\n");
}

function policyTable({ policies, sessions }: PolicyPreview): string {
  const rows = policies.map(({ name, appliesTo, autoRollback, snapshotPolicy }) => [
    name,
    appliesTo.join(", "),
    String(sessions.filter(({ policy }) => policy === name).length),
    autoRollback.triggers.map(({ type, threshold }) => amount(type, threshold)).join(", ") || "–",
    actionOf(autoRollback),
    snapshotPolicy.intervalMs === null ? "–" : writeDuration(snapshotPolicy.intervalMs),
    keepsOf(snapshotPolicy),
  ]);
  return table(["POLICY", "APPLIES TO", "SESSIONS", "LIMITS", "WHEN PASSED", "EVERY", "KEEPS"], rows);
}

function actionOf({ enabled, action, target }: RecoveryPolicy["autoRollback"]): string {
  if (!enabled) return "not watched";
  return action === "notify" ? "notify" : `roll back to ${target}`;
}

function keepsOf({ maxSnapshots, retentionMs }: RecoveryPolicy["snapshotPolicy"]): string {
  const limits = [
    ...(maxSnapshots === null ? [] : [`${maxSnapshots}`]),
    ...(retentionMs === null ? [] : [writeDuration(retentionMs)]),
  ];
  return limits.join(", ") || "all";
}

function triggeredTable(triggered: PolicyTriggered[]): string {
  const rows = triggered
    .slice(0, SHOWN)
    .map(({ at, sessionId, policy, type, value, threshold, ...done }) => [
      moment(at),
      sessionId,
      policy,
      `${amount(type, value)}, limit ${written(type, threshold)}`,
      consequence(done),
    ]);
  const more = triggered.length - rows.length;
  return [
    table(["LIMIT PASSED AT", "SESSION", "POLICY", "WHAT", "WOULD HAVE"], rows),
    ...(more > 0 ? [`${more} more, older: --json lists them.`] : []),
  ].join("\n");
}

function consequence({ action, why, target }: Pick<PolicyTriggered, "action" | "why" | "target">): string {
  if (action === "notify") return why === null ? "notified" : `notified: ${why}`;
  return target === null
    ? "rolled back, with no snapshot to go back to"
    : `rolled back to ${target.name} of ${moment(target.createdAt)}`;
}

/** Where several policies name a session: which holds. */
function overlaps({ sessions }: PolicyPreview): string[] {
  const counts = new Map<string, number>();
  for (const { policy, overrules } of sessions) {
    if (policy === null || overrules.length === 0) continue;
    const sentence = `${policy} holds, it is more specific than ${overrules.join(", ")}.`;
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return [...counts].map(([sentence, count]) => `${counted(count, "session")}: ${plain(sentence)}`);
}

const NOUNS: Record<TriggerType, string> = { error_rate: "error rate", timeout: "run", memory_leak: "RAM" };
const amount = (type: TriggerType, value: number): string => `${NOUNS[type]} ${written(type, value)}`;

function written(type: TriggerType, value: number): string {
  if (type === "error_rate") return `${Math.round(value * 100)} %`;
  return type === "timeout"
    ? writeDuration(Math.round(value / 1000) * 1000)
    : writeSize(Math.round(value / 1e6) * 1e6);
}
